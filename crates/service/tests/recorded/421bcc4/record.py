"""How this site was recorded. It drives a `waybill` program over HTTP and by its commands, as people do, and writes the
SQLite folder, a dump of the same site on PostgreSQL, and what every request was answered then.

    python3 record.py WAYBILL POSTGRES_URL

What no request can make (older stored forms, dates far ahead) is put in by SQL at the end, in `by_sql`.
"""
import gzip, http.client, json, os, re, shutil, signal, sqlite3, subprocess, sys, tempfile, time
from datetime import datetime, timezone
from contextlib import closing
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

PROGRAM, SERVER = sys.argv[1:3]
HERE = Path(__file__).parent
WORK = Path(tempfile.mkdtemp())
DATA = WORK / "data"
KEY = "238810-662376-448998-450120-652806-203390-606320-483076"
VERSION = "api-version=2021-01-01"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
CONTOSO, FABRIKAM, LEFT = "contoso", "fabrikam", "left-behind"
DEMO_CONTOSO, DEMO_FABRIKAM = "7f3b1c52-0c1e-4a4e-9d57-c0a705000001", "2d9e6a14-77b8-4c0f-8f21-fab21ca70002"
secrets, tokens = {}, {}


def command(*arguments, data=DATA, url=None):
    environment = dict(os.environ, USER="recorder", **({"WAYBILL_DATABASE_URL": url} if url else {}))
    done = subprocess.run([PROGRAM, *arguments, "--data", data], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout.strip().splitlines()


class Service:
    """The program, until the block ends."""

    def __init__(self, *flags, data=DATA, url=None, mail=True):
        mail = ["--smtp-url", "smtp://127.0.0.1:9", "--mail-from", "Waybill <waybill@company.example>"] if mail else []
        self.flags, self.data, self.url, self.links = [*mail, *flags], data, url, []

    def __enter__(self):
        line = [PROGRAM, "serve", "--data", self.data, "--listen", "127.0.0.1:0", "--public-url", "https://waybill.example"]
        environment = dict(os.environ, **({"WAYBILL_DATABASE_URL": self.url} if self.url else {}))
        log = open(WORK / "log", "a")
        self.child = subprocess.Popen([*line, *self.flags], stdout=subprocess.PIPE, stderr=log, text=True, env=environment)
        for text in self.child.stdout:
            if text.startswith("Waybill is ready at http://"):
                self.address = text.split("http://")[1].strip()
            self.links += re.findall(r"/sign-in#(\S+)", text)
            if text.startswith("Each link works once"):
                break
        return self

    def __exit__(self, *_):
        self.child.send_signal(signal.SIGTERM)
        assert self.child.wait(30) == 0

    def ask(self, who, method, path, body=None, want=None, headers=None):
        line = http.client.HTTPConnection(self.address, timeout=60)
        head = {"host": "waybill.example", **(headers or {})}
        if who in tokens:
            head["authorization"] = f"Bearer {tokens[who]}"
        if who in secrets.get("sessions", {}):
            head |= {"cookie": f"waybill_session={secrets['sessions'][who]}", "sec-fetch-site": "same-origin"}
        if isinstance(body, (dict, list)):
            head, body = {"content-type": "application/json", **head}, json.dumps(body)
        line.request(method, path, body and body.encode(), head)
        answer = line.getresponse()
        text = answer.read().decode()
        is_json = (answer.headers["content-type"] or "").startswith("application/json")
        assert want is None or answer.status == want, (who, method, path, answer.status, text)
        return answer.status, json.loads(text) if is_json and text else text, answer.headers

    def act(self, who, job, **event):
        return self.ask(who, "POST", f"{v1(job)}/actions", event, 200)[1]


def job(name, subscription=CONTOSO, more=""):
    return f"/subscriptions/{subscription}/resourceGroups/media/providers/Microsoft.ImportExport/jobs/{name}{more}?{VERSION}"


def v1(name, subscription=CONTOSO):
    return f"/v1/jobs/{subscription}/media/{name}"


ADDRESS = {"recipientName": "Ann Lindqvist", "streetAddress1": "Keizersgracht 512", "city": "Amsterdam", "postalCode": "1017 DH",
           "countryOrRegion": "Netherlands", "phone": "+31 20 555 0184", "email": "ann@contoso.example"}
TOKYO = {**ADDRESS, "recipientName": "山田 太郎（写真保存部）", "streetAddress1": "千代田区丸の内一丁目２番３号", "city": "東京都",
         "postalCode": "〒100-0005", "countryOrRegion": "日本"}
ACCOUNT = "/subscriptions/contoso/resourceGroups/media/providers/Microsoft.Storage/storageAccounts/contosomedia"


def import_job(*serials, tags=None, address=ADDRESS, **more):
    drives = [{"driveId": serial, "bitLockerKey": KEY, "manifestFile": "\\DriveManifest.xml", "driveHeaderHash": "",
               "manifestHash": "109B21108597EF36D5785F08303F3638"} for serial in serials]
    return {"location": "westeurope", "tags": tags or {"project": "rushes"}, "properties": {
        "storageAccountId": ACCOUNT, "jobType": "Import", "returnAddress": address, "driveList": drives,
        "returnShipping": {"carrierName": "FedEx", "carrierAccountNumber": "510087780"}, **more}}


def export_job():
    return {"location": "West Europe", "properties": {"storageAccountId": ACCOUNT, "jobType": "Export", "returnAddress": ADDRESS,
            "export": {"blobList": {"blobPathPrefix": ["/films"], "blobPath": ["films/åäö 1.mov"]}}}}


def package(number):
    return {"carrierName": "FedEx", "trackingNumber": number}


def ship(number, **more):
    return {"properties": {"state": "Shipping", "deliveryPackage": {**package(number), **more}}}


def people():
    """By the command line, before there is anything else: programs whose tokens last a century."""
    for subscription, company in ((CONTOSO, "Contoso Ltd"), (FABRIKAM, "Fabrikam AB"), (LEFT, "Övergivna & Söner")):
        command("subscription", "add", subscription, "--company", company, "--contact", "Ann Lindqvist <ann@contoso.example>")
    made = {"customer": ("Ann Lindqvist", "customer", CONTOSO, DEMO_CONTOSO, DEMO_FABRIKAM), "stranger": ("Ravi Menon", "customer", FABRIKAM),
            "support": ("Lena Fischer", "support"), "operator": ("Mikael Ström", "operator"), "administrator": ("Åsa Öberg", "administrator")}
    for who, (name, role, *owned) in made.items():
        owned = [flag for it in owned for flag in ("--subscription", it)]
        tokens[who] = command("token", "--role", role, "--name", name, "--ttl", "36500d", *owned)[-1]


def long_ago(service):
    """A hundred days before the recording: what has since run out of time."""
    for tracking, drives in (("1Z999AA10123456784", ["OLD-BOX-1"]), ("9400 1111 8995 6223 0001", ["OLD-BOX-2"]), (None, ["OLD-BOX-3"])):
        scan(service, tracking, drives)
    service.ask("customer", "PUT", job("destroyed"), import_job("GONE0001", "GONE0002"), 201)
    service.ask("customer", "PATCH", job("destroyed"), ship("7946 4479 0001"), 200)
    service.act("operator", "destroyed", act="bookIn", drives=["GONE0001", "GONE0002"], complete=True)
    for drive in ("GONE0001", "GONE0002"):
        service.act("operator", "destroyed", act="start", drive=drive)
    service.act("operator", "destroyed", act="reportAddress", reason="The carrier knows no such street")


def scan(service, tracking, drives, want=200, **more):
    body = {"drives": drives, **({"trackingNumber": tracking, "carrierName": "UPS"} if tracking else {}), **more}
    return service.ask("operator", "POST", "/v1/operations/receiving", body, want)[1]


def sixteen_days_ago(service):
    scan(service, "1Z999AA10123456999", ["WAITS-LONG-1"])


def arrivals(service):
    """One of each state. Those of a hundred days ago fall due when the service starts."""
    until(lambda: "DestructionDue" in states(service))
    old = [it for it in service.ask("operator", "GET", "/v1/operations/arrivals?state=open", None, 200)[1]["value"]]
    due = {it["drives"][0]: it["id"] for it in old}
    act = lambda drive, **event: service.ask("operator", "POST", f"/v1/operations/arrivals/{due[drive]}", event, 200)
    act("OLD-BOX-1", act="destroy")
    act("OLD-BOX-2", act="noteContact", how="phone", whom="Åsa", said="Nobody knows the box; send it back")
    act("OLD-BOX-2", act="sendBack", package=package("7946 4479 0777"))
    scan(service, "1Z999AA10123450001", ["FOUND-0001"])
    scan(service, None, ["NO-LABEL-1"])
    scan(service, "1Z999AA10123450003", [])
    new = service.ask("operator", "GET", "/v1/operations/arrivals?state=open", None, 200)[1]["value"]
    due |= {it["drives"][0]: it["id"] for it in new if it["drives"]}
    act("NO-LABEL-1", act="answered", text="The customer makes the job tomorrow")
    service.ask("customer", "PUT", job("matched"), import_job("FOUND-0001"), 201)
    service.ask("customer", "PATCH", job("matched"), ship("9400 1111 8995 6223 0009"), 200)
    act("FOUND-0001", act="match", job={"subscription": CONTOSO, "group": "media", "name": "matched"})
    # Drives that come for a job which does not wait for any: kept, and the job is told.
    service.ask("customer", "PUT", job("too-early"), import_job("EARLY-0001"), 201)
    scan(service, "1Z999AA10123450004", ["EARLY-0001"])


def states(service):
    return [it["state"] for it in service.ask("operator", "GET", "/v1/operations/arrivals?state=open", None, 200)[1]["value"]]


def until(done):
    for _ in range(300):
        if done():
            return
        time.sleep(0.1)
    raise SystemExit("it never happened")


def jobs(service):
    put = lambda name, body: service.ask("customer", "PUT", job(name), body, 201)
    patch = lambda name, body: service.ask("customer", "PATCH", job(name), body, 200)
    put("creating", import_job("AAAA1111", "AAAA2222", address=TOKYO))
    put("tags-many", import_job("AAAA3333", tags={f"tag-{at:02}": "värde " * 12 for at in range(50)}))
    put("tags-long", import_job("AAAA4444", tags={"k" * 512: "v" * 256, "note": "x" * 4000}))
    put("shipping", import_job("BBBB1111"))
    patch("shipping", ship("7946 4479 0123", driveCount=1, shipDate="2026-11-29"))
    service.act("operator", "shipping", act="extend", until=later(days=90))
    service.act("support", "shipping", act="noteContact", how="phone", whom="Ann", said="It comes late\nby a week", awaitsUntil=later(days=60))
    put("further", import_job("GGGG1111", "GGGG2222"))
    patch("further", ship("7946 4479 0124"))
    service.act("operator", "further", act="bookIn", drives=["GGGG1111"], complete=True)
    service.act("customer", "further", act="sendFurtherPackage", package=package("7946 4479 0133"))
    put("copying", import_job("CCCC1111", "CCCC2222", "CCCC3333", logLevel="Verbose", backupDriveManifest=True))
    patch("copying", ship("7946 4479 0125"))
    service.act("operator", "copying", act="bookIn", drives=["CCCC1111", "CCCC2222", "EXTRA-0001"])
    service.act("operator", "copying", act="bookIn", drives=["CCCC3333"], complete=True)
    service.act("operator", "copying", act="start", drive="CCCC1111", bytesTotal=10**12)
    service.act("operator", "copying", act="report", drive="CCCC1111", percent=40, bytes=4 * 10**11)
    service.act("operator", "copying", act="start", drive="CCCC2222", bytesTotal=10**9)
    service.act("operator", "copying", act="finish", drive="CCCC2222", outcome="errors", bytes=10**9)
    log = f'<DriveLog Version="2018-10-01"><DriveId>CCCC2222</DriveId><Blob Status="Failed"><BlobPath>films/å.mov</BlobPath>' \
          f'<FilePath>\\films\\å.mov</FilePath><Length>12</Length></Blob><Status>CompletedWithErrors</Status></DriveLog>'
    service.ask("operator", "PUT", f"{v1('copying')}/drives/CCCC2222/logs/error", log, 200, {"content-type": "application/xml"})
    service.act("operator", "copying", act="start", drive="CCCC3333")
    service.act("operator", "copying", act="faultDrive", drive="CCCC3333", reason="The key does not open it")
    service.act("customer", "copying", act="replaceKey", drive="CCCC3333", key=KEY)
    service.act("customer", "copying", act="answer", text="A new key was sent; sorry — Åsa")
    service.ask("customer", "POST", job("copying", more="/listBitLockerKeys"), None, 200)
    put("export", export_job())
    patch("export", ship("7946 4479 0126", driveCount=2))
    service.act("operator", "export", act="bookIn", drives=["EXP-0001", "EXP-0002"], complete=True)
    service.act("operator", "export", act="start", drive="EXP-0001", bytesTotal=5 * 10**11)
    service.act("operator", "export", act="finish", drive="EXP-0001", outcome="clean", bytes=5 * 10**11, key=KEY)
    put("faulted", import_job("FFFF1111"))
    patch("faulted", ship("7946 4479 0127"))
    service.act("operator", "faulted", act="faultJob", reason="The storage account refuses us")
    put("cancelled", import_job("DDDD1111"))
    patch("cancelled", ship("7946 4479 0128"))
    patch("cancelled", {"properties": {"cancelRequested": True}})
    put("packaging", import_job("EEEE1111"))
    patch("packaging", ship("7946 4479 0129"))
    service.act("operator", "packaging", act="bookIn", drives=["EEEE1111"], complete=True)
    service.act("operator", "packaging", act="start", drive="EEEE1111")
    service.act("operator", "packaging", act="finish", drive="EEEE1111", outcome="clean")
    put("deleted", import_job("HHHH1111"))
    service.ask("customer", "DELETE", job("deleted"), None, 200)
    service.ask("stranger", "PUT", job("of-another", FABRIKAM), import_job("ZZZZ1111"), 201)
    service.act("operator", "destroyed", act="markForDestruction", drive="GONE0001")
    service.act("operator", "destroyed", act="destroy", drive="GONE0001")


def later(**by):
    from datetime import timedelta
    return (datetime.now(timezone.utc) + timedelta(**by)).strftime("%Y-%m-%dT%H:%M:%SZ")


def shares(service):
    made = secrets["shares"] = {}
    wishes = {"state": {"tells": "state"}, "progress": {"tells": "progress", "sites": ["https://wiki.contoso.example"]},
              "drives": {"tells": "drives", "note": "för Åsa, 東京"}, "one drive": {"tells": "progress", "drive": "CCCC1111", "expires": later(days=3000)},
              "revoked": {"tells": "state"}, "expired": {"tells": "drives", "expires": later(seconds=2)}}
    for name, wish in wishes.items():
        it = service.ask("customer", "POST", f"{v1('copying')}/shares", wish, 201)[1]
        made[name] = it["token"]
        if name == "revoked":
            service.ask("customer", "DELETE", f"{v1('copying')}/shares/{it['share']['id']}", None, 204)
    for _ in range(2):
        service.ask("nobody", "GET", f"/embed/{made['drives']}", None, 200)
    time.sleep(3)


def administration(service):
    ask = lambda method, path, body, want: service.ask("administrator", method, path, body, want)[1]
    person = lambda name, **more: ask("POST", "/v1/people", {"name": name, "roles": ["customer"], "subscriptions": [CONTOSO], **more}, 201)["id"]
    made = secrets["people"] = {
        "taro": person("山田 太郎", email="taro@contoso.example"), "lukasz": person("Łukasz Żółć", email="lukasz@contoso.example"),
        "off": person("Zoë Switched-Off", email="zoe@contoso.example"), "gone": person("Removed Again"),
        "staff": person("Grace Okafor", email="grace@company.example", roles=["support", "operator"], subscriptions=[])}
    ask("PUT", f"/v1/people/{made['off']}", {"name": "Zoë Switched-Off", "email": "zoe@contoso.example", "roles": ["customer"], "subscriptions": [CONTOSO], "disabled": True}, 200)
    command("person", "remove", made["gone"])
    codes = secrets["codes"] = {}
    secrets["sessions"] = {}
    for who in ("taro", "lukasz", "staff"):
        code = ask("POST", f"/v1/people/{made[who]}/link", None, 200)["link"].split("#")[1]
        head = service.ask("nobody", "POST", "/v1/session", {"code": code}, 200, {"user-agent": FIREFOX, "accept-language": "sv"})[2]
        secrets["sessions"][who] = re.search("waybill_session=([^;]*)", head["set-cookie"])[1]
        codes[f"used by {who}"] = code
    codes["unused"] = ask("POST", f"/v1/people/{made['taro']}/link", None, 200)["link"].split("#")[1]
    codes["start-customer"], codes["start-staff"] = service.links
    access = ask("GET", f"/v1/people/{made['staff']}/access", None, 200)
    codes_of = command("token", "--person", made["staff"], "--ttl", "36500d")
    tokens["staff token"] = codes_of[-1]
    command("token", "--person", made["taro"], "--ttl", "1d")
    revoked = ask("GET", f"/v1/people/{made['taro']}/access", None, 200)["tokens"][0]["id"]
    ask("DELETE", f"/v1/people/{made['taro']}/access/{revoked}", None, 204)
    ask("POST", "/v1/subscriptions", {"id": "for-a-day", "company": "For a day"}, 201)
    ask("PUT", "/v1/subscriptions/for-a-day", {"company": "For two days"}, 200)
    ask("DELETE", "/v1/subscriptions/for-a-day", None, 204)
    command("key", "rotate")
    command("backup", str(WORK / "backup"))
    assert access["sessions"]


def mail(service):
    """Codes to confirm addresses (one used), mails about jobs, and a sign-in link; all wait, as there is no mail server."""
    wish = {"email": "ann@contoso.example", "states": ["Shipping", "Received", "Completed"], "needsMe": True}
    service.ask("lukasz", "PUT", "/v1/settings/language", {"language": "sv"}, 204)
    for who, email in (("taro", "taro@contoso.example"), ("lukasz", "lukasz@contoso.example"), ("staff", "grace@company.example")):
        service.ask(who, "PUT", "/v1/settings/mail", {**wish, "email": email}, 200)
    for who in ("lukasz", "staff"):
        body = sql("select body from mail where person = ? order by id desc", secrets["people"][who])[0][0]
        code = next(line for line in body.splitlines() if len(line) == 43 and " " not in line)
        service.ask(who, "POST", "/v1/settings/mail/confirm", {"code": code}, 200)
    service.ask("customer", "PUT", job("mailed"), import_job("MMMM1111"), 201)
    service.ask("customer", "PATCH", job("mailed"), ship("7946 4479 0130"), 200)
    service.act("operator", "mailed", act="bookIn", drives=["MMMM1111"], complete=True)
    service.act("operator", "mailed", act="start", drive="MMMM1111")
    service.act("operator", "mailed", act="reportAddress", reason="No such house")
    service.act("customer", "mailed", act="changeReturnAddress", address=TOKYO)
    service.ask("nobody", "POST", "/v1/sign-in/mail", {"email": "taro@contoso.example"}, 202)
    service.ask("nobody", "POST", "/v1/sign-in/mail", {"email": "nobody@nowhere.example"}, 202)
    until(lambda: sql("select 1 from mail where body like '%/sign-in#%'") and not sql("select 1 from link_asked"))


def reading(service):
    """Looks of support, and notifications read."""
    for who in ("support", "staff"):
        service.ask(who, "GET", v1("copying"), None, 200)
        service.ask(who, "GET", v1("shipping"), None, 200)
    seq = service.ask("customer", "GET", "/v1/notices?top=200", None, 200)[1]["value"][9]["seq"]
    service.ask("customer", "POST", "/v1/notices/read", {"upTo": seq}, 204)


def sql(text, *values):
    with closing(sqlite3.connect(DATA / "waybill.db", isolation_level=None)) as line:
        return line.execute(text, values).fetchall()


# One of each kind that this program writes, and below them the forms that earlier ones wrote and it still reads.
KINDS = [
    {"kind": "created"}, {"kind": "replaced"}, {"kind": "changed", "what": ["changeTags", "changeDrives", "changeDelivery"]},
    {"kind": "cancelRequested"}, {"kind": "job", "from": "Creating", "to": "Shipping"},
    {"kind": "drive", "serial": "K-1", "from": "Specified", "to": "Received"}, {"kind": "extraDrive", "serial": "K-2"},
    {"kind": "extraDriveReturned", "serial": "K-2"}, {"kind": "packageFollows", "package": package("7946 4479 0140")},
    {"kind": "finished", "serial": "K-1", "outcome": "notices", "percent": 100, "bytes": 18446744073709551615},
    {"kind": "copyRestarts", "serial": "K-1"}, {"kind": "jobFault", "text": "The account is locked"},
    {"kind": "driveFault", "serial": "K-1", "text": "Unreadable"}, {"kind": "givenUp", "serial": "K-1"},
    {"kind": "sentBack", "package": package("7946 4479 0141"), "drives": ["K-1"]}, {"kind": "drivesWait", "drives": ["K-3"]},
    {"kind": "drivesWaitNoMore", "to": "SentBack", "package": package("7946 4479 0142")}, {"kind": "addressWrong", "text": "No such street"},
    {"kind": "destructionDue"}, {"kind": "toBeDestroyed", "serial": "K-1"}, {"kind": "destroyed", "serial": "K-1"},
    {"kind": "expiresSoon", "until": "2026-12-24T12:00:00Z"}, {"kind": "overdueSoon", "until": "2026-12-24T12:00:00.123Z"}, {"kind": "overdue"},
    {"kind": "extended", "until": "2027-01-31T23:59:59Z"},
    {"kind": "contact", "text": "She calls back", "how": "phone", "whom": "山田", "until": "2026-12-06T08:00:00Z"},
    {"kind": "answer", "text": "Sent\ttoday"}, {"kind": "keyReplaced", "serial": "K-1"}, {"kind": "keysRead"},
    {"kind": "shareMade", "serial": "K-1", "tells": "drives", "text": "on the wiki"}, {"kind": "shareRevoked", "tells": "state"},
    {"kind": "expired"}, {"kind": "purged"}, {"kind": "deleted"},
    {"kind": "arrivalDue", "arrival": "0b7c4a52-1111-4a4e-9d57-c0a705000001", "to": "ReturnDue", "text": ""},
    # Before drives of a job had a way to leave; before contacts could await an answer; moments in nanoseconds.
    {"kind": "drivesWaitNoMore"}, {"kind": "contact", "text": "No answer", "how": "mail", "whom": "Ann"},
    {"kind": "expiresSoon", "until": "2026-12-24T12:00:00.000000001Z"}, {"kind": "drive", "serial": "K-1", "to": "Specified"},
    {"kind": "changed"}, {"kind": "sentBack", "package": package("7946 4479 0143")}, {"kind": "shareMade", "tells": "progress"},
]


def by_sql():
    (key, body), = sql("select j.id, b.body from job j join job_body b on b.job_id = j.id where j.grp_key = 'media' and j.name_key = 'creating'")
    last, = sql("select max(seq), max(at_ms) from timeline where job_id = ?", key)
    roles = ("customer", "operator", "support", "clock")
    with closing(sqlite3.connect(DATA / "waybill.db")) as line, line:
        for at, kind in enumerate(KINDS, 1):
            line.execute("insert into timeline (job_id, seq, at_ms, role, who, what) values (?, ?, ?, ?, ?, ?)",
                         (key, last[0] + at, last[1] + at, roles[at % 4], "" if at % 4 == 3 else "Åsa Öberg", json.dumps(kind)))
        line.execute("update job set entries = ? where id = ?", (last[0] + len(KINDS), key))
        # A job as the first versions stored one: without the fields that came since.
        oldest = json.loads(body)
        for field in ("packageComplete", "drivesWait", "returnShipping"):
            oldest.pop(field, None)
        for drive in oldest["drives"]:
            [drive.pop(field, None) for field in ("logs", "givenUp", "manifestFile", "manifestHash", "driveHeaderHash")]
        line.execute("update job_body set body = ? where job_id = ?", (json.dumps(oldest), key))
        issuer, subject = "https://login.company.example", "00u1a2b3c4"
        for number, person in enumerate(("lukasz", "staff")):
            line.execute("insert into identity values (?, ?, ?)", (issuer, f"{subject}{number}", secrets["people"][person]))
        line.execute("update session set issuer = ? where person = ?", (issuer, secrets["people"]["lukasz"]))
        hashed = urlsafe_b64encode(sha256(b"a browser's cookie").digest()).decode().rstrip("=")
        line.execute("insert into sign_in_under_way values (?, '/jobs', 4102444800000)", (hashed,))
        line.execute("insert into link_asked values ('3f2d', 'lukasz@contoso.example', 'sv', ?)", (last[1],))
        # A century, so that they can be used whenever this is read.
        for table in ("session", "sign_in_code"):
            line.execute(f"update {table} set expires_ms = 4102444800000")
        line.execute("update audit set who = 'recorder' where origin = 'command line'")


def questions(service):
    """Everything that can be read, each by those who read it."""
    lists = ["/v1/session", "/v1/jobs?top=100", "/v1/jobs?top=3&sort=name", "/v1/jobs?top=100&state=needs-you", "/v1/jobs?top=100&state=stopped&sort=changed",
             "/v1/notices?top=200", "/v1/settings/mail", "/v1/settings/language", "/v1/locations", f"/providers/Microsoft.ImportExport/locations?{VERSION}"]
    staff = ["/v1/support/queues", "/v1/support/jobs?top=100", "/v1/support/jobs.csv", "/v1/operations/arrivals?state=open", "/v1/operations/arrivals?state=ended",
             *(f"/v1/support/jobs?queue={it}&top=50" for it in ("overdue", "unmatched", "faulted", "badAddress", "answerDue", "answered", "expiring")),
             *(f"/v1/support/jobs?q={it}&top=50" for it in ("keizers", "CCCC1111", "7946%204479%200123", "%E5%B1%B1%E7%94%B0", "contoso")),
             *(f"/v1/support/looks?subscription={CONTOSO}&group=media&name={it}" for it in ("copying", "shipping"))]
    desk = ["/v1/operations/packing", *(f"/v1/operations/drives?state={it}" for it in ("waiting", "copying", "faulted"))]
    everybody = ("customer", "stranger", "support", "operator", "administrator", "taro", "lukasz", "staff", "staff token")
    asked = [(who, "GET", path) for who in everybody for path in lists]
    asked += [(who, "GET", path) for who in ("support", "operator", "customer") for path in staff]
    asked += [("operator", "GET", path) for path in desk]
    people = service.ask("administrator", "GET", "/v1/people?top=100", None, 200)[1]["value"]
    asked += [("administrator", "GET", path) for path in ("/v1/people?top=100", "/v1/people?q=contoso", "/v1/subscriptions")]
    asked += [("administrator", "GET", f"/v1/people/{it['id']}/access") for it in people]
    arrivals = [it for state in ("open", "ended") for it in service.ask("support", "GET", f"/v1/operations/arrivals?state={state}")[1]["value"]]
    asked += [("support", "GET", f"/v1/operations/arrivals/{it['id']}") for it in arrivals]
    asked += [(who, "GET", f"/subscriptions/{of}/providers/Microsoft.ImportExport/jobs?{VERSION}&$top=100")
              for who, of in (("customer", CONTOSO), ("customer", DEMO_CONTOSO), ("stranger", FABRIKAM), ("support", DEMO_FABRIKAM))]
    for it in service.ask("operator", "GET", "/v1/jobs?top=100", None, 200)[1]["value"]:
        subscription, group, name = (quote(it["id"][part]) for part in ("subscription", "group", "name"))
        path = f"/v1/jobs/{subscription}/{group}/{name}"
        contract = f"/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}?{VERSION}"
        whole = service.ask("operator", "GET", path, None, 200)[1]
        logs = [drive["serial"] for drive in whole["drives"] if any("Uri" in key for key in drive.get("logs", {}))]
        asked += [("operator", "GET", f"{path}{more}") for more in ("", "/timeline?top=100", "/timeline.json", "/actions", "/shares", *(f"/drives/{it}/log" for it in logs))]
        asked += [(who, "GET", it) for who in ("customer", "stranger") for it in (path, contract)] + [("support", "GET", f"{path}/actions")]
    secret = secrets["shares"]
    asked += [("nobody", "GET", path.format(token)) for token in secret.values() for path in ("/embed/{}", "/embed/{}/status", "/badge/{}.svg?lang=sv", "/embed/{}/card")]
    asked += [(who, "GET", "/v1/jobs") for who in ("nobody",)]
    # Last, as they leave a trace in the timeline.
    asked += [("customer", "POST", job(it, more="/listBitLockerKeys")) for it in ("copying", "export", "creating", "tags-long")]
    return asked


def answers(service, asked):
    told = []
    for who, method, path in asked:
        status, body, head = service.ask(who, method, path)
        told.append({"who": who, "ask": f"{method} {path}", "status": status, **({"etag": head["etag"]} if head["etag"] else {}), "body": body})
    return told


def copy():
    return shutil.copytree(DATA, tempfile.mkdtemp(dir=WORK), dirs_exist_ok=True)


def keep(name, data):
    (HERE / name).write_bytes(gzip.compress(data, 9, mtime=0))


def main():
    with Service("--clock-offset", "-100d"):
        people()
    with Service("--clock-offset", "-100d") as service:
        long_ago(service)
    with Service("--clock-offset", "-16d") as service:
        sixteen_days_ago(service)
    with Service("--demo") as service:
        secrets["demo links"] = service.links
        time.sleep(15)
    with Service() as service:
        arrivals(service)
        jobs(service)
        shares(service)
        administration(service)
        mail(service)
        reading(service)
        time.sleep(12)
    by_sql()
    with Service() as service:
        # What an older folder is given by this program is part of the site.
        time.sleep(3)
    ended = datetime.now(timezone.utc)
    sql("update mail set sending_ms = null")
    sql("insert into link_asked values ('3f2d', 'lukasz@contoso.example', 'sv', 0)")
    sql("vacuum")
    keep("waybill.db.gz", (DATA / "waybill.db").read_bytes())
    shutil.copy(DATA / "bitlocker.key", HERE)
    name = f"waybill_recorded_{os.getpid()}"
    subprocess.run(["psql", "-q", SERVER, "-c", f"create database {name}"], check=True)
    url = SERVER.rsplit("/", 1)[0] + "/" + name
    copied = copy()
    subprocess.run([PROGRAM, "move", "--from", f"sqlite:{copied}", "--to", url], check=True, stdout=subprocess.DEVNULL)
    keep("postgres.sql.gz", subprocess.run(["pg_dump", "--no-owner", "--no-privileges", url], check=True, capture_output=True).stdout)
    then = lambda: ("--clock-offset", f"-{round((datetime.now(timezone.utc) - ended).total_seconds())}s")
    with Service(*then(), data=copied, mail=False) as service:
        asked = questions(service)
    # Another copy, as asking leaves traces.
    with Service(*then(), data=copy(), mail=False) as service:
        sqlite = answers(service, asked)
    with Service(*then(), data=copy(), url=url, mail=False) as service:
        postgres = answers(service, asked)
    # The test compares them more closely: some tell the time that is left.
    print(len(sqlite), "answers;", sum(one != other for one, other in zip(sqlite, postgres)), "differ on PostgreSQL")
    mails = [dict(zip(("to", "subject", "body"), row)) for row in sql("select email, subject, body from mail where ended_ms is null order by id")]
    audit = [json.loads(line) for line in command("audit", "--json")]
    (HERE / "secrets.json").write_text(json.dumps({"tokens": tokens, **secrets}, ensure_ascii=False, indent=1) + "\n")
    expected = {"ended": ended.isoformat().replace("+00:00", "Z"), "answers": sqlite, "mails": mails, "audit": audit}
    keep("expected.json.gz", json.dumps(expected, ensure_ascii=False).encode())
    subprocess.run(["psql", "-q", SERVER, "-c", f"drop database {name} with (force)"], check=True)


main()

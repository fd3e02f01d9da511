"""A mail server: aiosmtpd, in a process of its own. It is told on stdin what to do with mail, says on stdout what came."""

import asyncio
import json
import logging
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Office(SMTP):
    mood = "takes"

    async def smtp_DATA(self, arg):
        if Office.mood == "breaksOff" and self.envelope.rcpt_tos:
            await self.push("354 Go on")
            await self._reader.readline()
            say(tried=True)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Desk:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if Office.mood == "knowsNobody":
            say(tried=True)
            return "550 5.1.1 Nobody of that name lives here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        say(tried=True)
        if Office.mood == "putsOff":
            return "452 4.2.2 There is no room now"
        secure = server.transport.get_extra_info("ssl_object") is not None
        text = envelope.content.decode().replace("\r\n", "\n")
        say(to=envelope.rcpt_tos, secure=secure, user=session.auth_data or None, text=text)
        if Office.mood == "takesAndBreaksOff":
            server.transport.abort()
        while Office.mood == "takesSilently":
            await asyncio.sleep(0.01)
        return "250 OK"


def say(**what):
    print(json.dumps(what), flush=True)


def may_enter(server, session, envelope, mechanism, login):
    right = (b"waybill", os.environ["PASSWORD"].encode())
    if (login.login, login.password) != right:
        say(tried=True)
        return AuthResult(success=False, handled=False)
    return AuthResult(success=True, auth_data="waybill")


async def listen(how, folder):
    loop, tls, options = asyncio.get_running_loop(), None, {}
    if how != "plain":
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(f"{folder}/certificate.pem", f"{folder}/key.pem")
        options = {"authenticator": may_enter, "auth_required": True}
    if how == "starttls":
        options |= {"tls_context": tls, "require_starttls": True}
    if how == "tls":
        # The connection is secure already, which the library only knows of STARTTLS.
        options |= {"auth_require_tls": False}
    make = lambda: Office(Desk(), hostname="mail.example", **options)
    server = await loop.create_server(make, "127.0.0.1", 0, ssl=tls if how == "tls" else None)
    say(port=server.sockets[0].getsockname()[1])
    # Ends with whoever started it.
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        Office.mood = line.strip()
    os._exit(0)


# What goes wrong on a line is what the tests are about.
logging.disable()
asyncio.run(listen(*sys.argv[1:]))

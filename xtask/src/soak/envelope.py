"""A check for schemathesis: whatever is refused is refused in the one shape that every failure has."""

import schemathesis


@schemathesis.check
def refusals_have_one_shape(ctx, response, case):
    if response.status_code < 400:
        return
    def wrong(why):
        return AssertionError(f"{response.status_code} {why}: {response.text[:300]}")
    kind = response.headers.get("content-type", [""])[0]
    if not kind.startswith("application/json"):
        raise wrong(f"is {kind or 'nothing'}, no JSON")
    body = response.json()
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict) or list(body) != ["error"]:
        raise wrong("is in no envelope")
    if not all(isinstance(error.get(part), str) and error[part] for part in ("code", "message")):
        raise wrong("has no code or no message")
    for detail in error.get("details", []):
        if not all(isinstance(detail.get(part), str) for part in ("code", "message", "target")):
            raise wrong("has a detail without code, message or target")
    if not response.headers.get("x-ms-request-id"):
        raise wrong("has no request id")

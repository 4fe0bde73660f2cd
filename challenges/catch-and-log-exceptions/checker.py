"""Looks for words in the records of the log, whatever else a message says."""


def check(args, result, expected):
    """Compare what happened exactly, and each record with the words that must be in it."""
    if not isinstance(result, list) or len(result) != 2:
        return False
    happened, records = result
    wanted, words = expected
    if repr(happened) != repr(wanted):
        return f"got {happened!r}, expected {wanted!r}"
    if len(records) != len(words):
        return f"{len(records)} records were logged, expected {len(words)}"
    for (level, logger, message), parts in zip(records, words):
        if level != "ERROR":
            return f"the record's level is {level}, expected ERROR"
        if logger != "root":
            return f"the record comes from the logger '{logger}', expected the root logger"
        for part in parts:
            if part not in message:
                return f"the message '{message}' doesn't contain '{part}'"
    return True

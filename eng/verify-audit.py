#!/usr/bin/env python3
"""Verifies an export of the audit log (JSON Lines) without the server that made it: eng/verify-audit.py EXPORT [--keys JWKS]

Checks every link, salted digest, cut, checkpoint signature, and that the file is whole. The format is docs/audit-format.md. Needs nothing
but the standard library: P-256 is computed here, in plain integers. The keys in the export are as good as the export; to check that they
are the server's, save its /.well-known/nomba-audit-keys once, at a time when you trust it, and pass that with --keys.

Exit code 0: intact. 1: not, and the first bad entry is named. 2: this is no export.
"""
import argparse
import base64
import hashlib
import json
import sys

GENESIS = "0" * 64

ENTRY = ("chain", "sequence", "previous", "id", "at", "action", "target_type", "target_id", "actor_member", "actor_kind", "actor_user", "client",
         "request", "count", "personal")
PERSONAL = ("salt", "reason", "changes", "address", "user_agent")
CHECKPOINT = ("chain", "sequence", "hash", "at")
CUT = ("chain", "sequence", "hash", "count", "at")

# The curve of FIPS 186-4 D.1.2.3: y^2 = x^3 - 3x + b.
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


class Fault(Exception):
    def __init__(self, code, sequence, entry, message):
        super().__init__(message)
        self.code, self.sequence, self.entry = code, sequence, entry


def canonical(what, names, values):
    lines = [what.encode() + b"\n"]
    for name in names:
        value = values.get(name)
        if value is None:
            lines.append(f"{name}=-\n".encode())
        else:
            data = str(value).encode("utf-8", "replace")
            lines.append(f"{name}={len(data)}:".encode() + data + b"\n")
    return b"".join(lines)


def digest(what, names, values):
    return hashlib.sha256(canonical(what, names, values)).hexdigest()


def add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P) if a == b else (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def multiply(factor, point):
    result = None
    while factor:
        if factor & 1:
            result = add(result, point)
        point, factor = add(point, point), factor >> 1
    return result


def unbase64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_signed(key, message, signature):
    try:
        raw = unbase64url(signature)
    except ValueError:
        return False
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    x, y = (int.from_bytes(unbase64url(key[part]), "big") for part in ("x", "y"))
    if len(raw) != 64 or not (0 < r < N and 0 < s < N and x < P and y < P) or (y * y - x * x * x + 3 * x - B) % P:
        return False
    hashed, inverse = int.from_bytes(hashlib.sha256(message).digest(), "big"), pow(s, -1, N)
    point = add(multiply(hashed * inverse % N, G), multiply(r * inverse % N, (x, y)))
    return point is not None and point[0] % N == r


class Verifier:
    def __init__(self, trusted):
        self.trusted = trusted
        self.keys, self.header, self.cut, self.end = {}, None, None, None
        self.sequence, self.hash, self.entries, self.checkpoints, self.signed = 0, GENESIS, 0, 0, 0
        self.redacted, self.redactions = {}, {}

    def take(self, line):
        kind = line.get("type")
        if self.header is None:
            if kind != "header" or line.get("format") != "nomba-audit-v1":
                raise ValueError("the first line is no header of the format nomba-audit-v1")
            self.header = line
        elif kind == "key":
            self.take_key(line)
        elif kind == "cut":
            self.take_cut(line)
        elif kind == "entry":
            self.take_entry(line)
        elif kind == "checkpoint":
            self.take_checkpoint(line)
        elif kind == "end":
            self.end = line
        else:
            raise ValueError(f"unknown line: {kind}")

    def take_key(self, key):
        if self.trusted is not None and self.trusted.get(key["kid"]) != (key["x"], key["y"]):
            raise Fault("unknown_key", 0, None, f"the key {key['kid']} is not one of the keys given with --keys")
        self.keys[key["kid"]] = key

    def take_cut(self, cut):
        self.check_signature("cut", CUT, cut, "cut_signature")
        self.cut, self.sequence, self.hash = cut, cut["sequence"], cut["hash"]

    def take_entry(self, entry):
        sequence, name = entry["sequence"], entry["id"]
        if sequence != self.sequence + 1:
            raise Fault("entry_missing", self.sequence + 1, None, f"where entry {self.sequence + 1} should be, there is {sequence}")
        if entry["previous"] != self.hash:
            raise Fault("entry_edited", sequence, name, f"entry {sequence} does not follow the entry before")
        if digest("nomba-audit-entry-v1", ENTRY, {**entry, "chain": self.header["chain"]}) != entry["hash"]:
            raise Fault("entry_edited", sequence, name, f"entry {sequence} is not what was written")
        self.take_personal(entry)
        if entry["action"] == "audit.redacted":
            self.redactions[entry["target_id"]] = (sequence, entry["at"], entry["reason"])
        self.sequence, self.hash = sequence, entry["hash"]
        self.entries += 1

    def take_personal(self, entry):
        if entry["redacted_at"] is None and entry["salt"] is not None:
            if digest("nomba-audit-personal-v1", PERSONAL, entry) != entry["personal"]:
                raise Fault("personal_data_edited", entry["sequence"], entry["id"], f"the personal data of entry {entry['sequence']} is not what was written")
        elif any(entry[name] is not None for name in PERSONAL):
            raise Fault("personal_data_edited", entry["sequence"], entry["id"], f"entry {entry['sequence']} is redacted and yet has personal data")
        else:
            self.redacted[entry["id"]] = entry

    def take_checkpoint(self, checkpoint):
        if checkpoint["sequence"] != self.sequence:
            raise Fault("entry_missing", self.sequence + 1, None, f"a checkpoint speaks of entry {checkpoint['sequence']}, which is not here")
        self.check_signature("checkpoint", CHECKPOINT, checkpoint, "checkpoint_signature")
        if checkpoint["hash"] != self.hash:
            raise Fault("checkpoint_mismatch", self.sequence, None, f"the checkpoint at entry {self.sequence} is over another hash: the chain was rewritten")
        self.checkpoints += 1
        self.signed = self.sequence

    def check_signature(self, what, names, line, code):
        key = self.keys.get(line["kid"])
        text = canonical(f"nomba-audit-{what}-v1", names, {**line, "chain": self.header["chain"]})
        if key is None or not is_signed(key, text, line["signature"]):
            raise Fault(code, line["sequence"], None, f"the {what} at entry {line['sequence']} does not carry a good signature")

    def finish(self):
        for name, entry in self.redacted.items():
            record = self.redactions.get(name)
            if record is None or record[0] <= entry["sequence"] or record[1:] != (entry["redacted_at"], entry["redaction_reason"]):
                raise Fault("redaction_unrecorded", entry["sequence"], name, f"the personal data of entry {entry['sequence']} is gone, and no later entry says so")
        if self.sequence < self.header["sequence"] or self.end is None or self.end["entries"] != self.entries:
            raise Fault("tail_truncated", self.sequence + 1, None, f"the file ends before entry {self.sequence + 1}, or lost lines")
        if self.hash != self.header["hash"]:
            raise Fault("head_forged", self.sequence, None, "the header names another last hash")


def read_trusted(path):
    if path is None:
        return None
    with open(path, encoding="utf-8") as file:
        return {key["kid"]: (key["x"], key["y"]) for key in json.load(file)["keys"]}


def verify(path, keys):
    verifier = Verifier(read_trusted(keys))
    with open(path, encoding="utf-8") as file:
        for text in file:
            verifier.take(json.loads(text))
    if verifier.header is None:
        raise ValueError("the file is empty")
    verifier.finish()
    return verifier


def main():
    parser = argparse.ArgumentParser(description="Verifies an export of the audit log.")
    parser.add_argument("export")
    parser.add_argument("--keys", help="the saved answer of /.well-known/nomba-audit-keys")
    arguments = parser.parse_args()
    try:
        found = verify(arguments.export, arguments.keys)
    except Fault as fault:
        print(f"BAD {fault.code} sequence={fault.sequence} entry={fault.entry or '-'}: {fault}")
        return 1
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"This is no export that can be read: {error!r}")
        return 2
    cut = f", cut after {found.cut['sequence']}" if found.cut else ""
    print(f"OK chain={found.header['chain']} entries={found.entries} last={found.sequence} checkpoints={found.checkpoints} signed up to {found.signed}{cut}")
    if found.signed < found.sequence:
        print(f"note: entries {found.signed + 1} to {found.sequence} are chained, and no signature covers them")
    if arguments.keys is None:
        print("note: the keys are the export's own; pass --keys to hold them against the server's")
    return 0


if __name__ == "__main__":
    sys.exit(main())

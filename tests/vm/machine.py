"""machine - one boot of the virtual machine, and what its steps printed

The kernel writes to the first serial line, the steps to the second; both are kept as files. The
machine is emulated, no matter what the host could do, so that the run is the same everywhere.
SPDX-License-Identifier: MIT
"""

import os
import re
import subprocess
import tempfile
import time

MARKER = re.compile(rb"^@@ (?P<word>begin|end|done)(?P<numbers>(?: [-\d.]+)*)\r?$")

COMMAND_LINE = (
    "console=ttyS0 loglevel=4 oops=panic panic=-1 random.trust_cpu=1",
    "lsm=landlock,lockdown,yama,loadpin,safesetid,integrity,apparmor,bpf",  # Debian's own, in full
)

# The processor is an old one, because QEMU 7.2 emulates newer ones more slowly.
QEMU = (
    "qemu-system-x86_64", "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
    "-machine", "pc", "-cpu", "Nehalem", "-m", "3072", "-nic", "none",
)  # fmt: skip

# What the clocks inside go by. Instructions, one a nanosecond: how busy the host is changes no measured
# time, but there can be only one processor. The host's time: two processors and faster, but only on a
# host with nothing else to do, and Linux 6.12 falls over under QEMU 7.2's two threads.
CLOCKS = {
    "instructions": ("-accel", "tcg,thread=single", "-smp", "1", "-icount", "shift=0,sleep=off"),
    "host": ("-accel", "tcg,thread=multi", "-smp", "2"),
}


class Boot:
    """A running machine. steps() gives each step's outcome as it ends."""

    def __init__(self, kernel, initramfs, logs, name, clock, options):
        self.console = os.path.join(logs, name + ".console.log")
        self.log = os.path.join(logs, name + ".log")
        self.is_done = False
        self.error = tempfile.TemporaryFile()
        self.child = subprocess.Popen(
            [*QEMU, *CLOCKS[clock], *options, "-kernel", kernel, "-initrd", initramfs,
             "-append", " ".join(COMMAND_LINE), "-serial", "file:" + self.console,
             "-serial", "stdio"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.error,
        )  # fmt: skip

    def steps(self, seconds, on_begin):
        """(number, exit code, seconds, output) of each step that ends within @seconds in all."""
        deadline = time.monotonic() + seconds
        os.set_blocking(self.child.stdout.fileno(), False)
        output = []
        with open(self.log, "wb") as log:
            for line in self._lines(deadline):
                log.write(line.replace(b"\r\n", b"\n"))
                log.flush()
                marker = MARKER.match(line.rstrip(b"\n"))
                if not marker:
                    output.append(line)
                    continue
                numbers = marker["numbers"].split()
                if marker["word"] == b"begin":
                    output = []
                    on_begin(int(numbers[0]))
                elif marker["word"] == b"end":
                    text = b"".join(output).decode("utf-8", "backslashreplace").replace("\r\n", "\n")
                    yield int(numbers[0]), int(numbers[1]), float(numbers[2]), text.strip()
                else:
                    self.is_done = True

    def _lines(self, deadline):
        rest = b""
        while time.monotonic() < deadline:
            data = self.child.stdout.read()
            if data is None:
                time.sleep(0.1)
                continue
            if not data:
                break
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                yield line + b"\n"
        if rest:
            yield rest

    def end(self):
        """Ends the machine; returns why it told of less than all steps, or ''."""
        if self.is_done:
            try:
                self.child.wait(30)
            except subprocess.TimeoutExpired:
                self.is_done = False
        self.child.kill()
        self.child.wait()
        if self.is_done:
            return ""
        self.error.seek(0)
        said = self.error.read().decode("utf-8", "backslashreplace").strip()
        return said or f"the machine didn't switch itself off; its last words: {self.last_words()}"

    def last_words(self):
        try:
            with open(self.console, encoding="utf-8", errors="backslashreplace") as console:
                return "\n".join(console.read().splitlines()[-20:])
        except FileNotFoundError:
            return ""

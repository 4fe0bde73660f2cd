NAMES = """
__future__ abc aifc argparse array ast asynchat asyncio asyncore base64 bdb binascii bisect builtins
calendar cgi cgitb chunk cmath cmd code codecs codeop collections collections.abc colorsys compileall
concurrent.futures configparser contextlib contextvars copy copyreg csv dataclasses datetime decimal
difflib dis doctest email email.message email.mime.text encodings.idna enum errno faulthandler fcntl
filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip
hashlib heapq hmac html html.parser http http.client http.server imaplib imghdr importlib
importlib.resources inspect io ipaddress itertools json json.tool keyword linecache locale logging
logging.config logging.handlers mailbox marshal math mimetypes modulefinder multiprocessing netrc
nntplib ntpath numbers opcode operator optparse os os.path pathlib pdb pickle pickletools pipes pkgutil
platform plistlib poplib posixpath pprint profile pstats pwd py_compile pyclbr pydoc queue quopri
random re reprlib rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site
smtplib sndhdr socket socketserver stat statistics string stringprep struct subprocess sunau symtable
sys sysconfig tabnanny tarfile telnetlib tempfile textwrap this threading time timeit token tokenize
tomllib trace traceback tracemalloc types typing unicodedata unittest unittest.mock urllib
urllib.parse urllib.request uu uuid venv warnings wave weakref webbrowser wsgiref xdrlib xml
xml.dom.minidom xml.etree.ElementTree xml.sax xmlrpc.client zipapp zipfile zipimport zlib
""".split()
missing = []
for name in NAMES:
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        missing.append((name, error.name))


def items(n):
    # Later versions dropped some; what this one has must be importable.
    import sys
    ours = {name for name, why in missing if name.partition(".")[0] in sys.stdlib_module_names
            and why == name}
    return list(range(n)) if not ours else sorted(ours)

#pragma once
#include <string>
#include <string_view>

namespace glossator::cli {

/// A file of Python cannot have these names: the keywords and constants of the language, and
/// modules of its library, of this package and numpy, which such a file would hide from them. A
/// blank stands on each side of every name.
inline constexpr std::string_view python_names =
    " abc aifc and antigravity argparse array as assert ast async asynchat asyncio asyncore "
    "atexit audioop await base64 bdb binascii binhex bisect break builtins bz2 calendar cgi "
    "cgitb chunk class cmath cmd code codecs codeop collections colorsys compileall "
    "concurrent configparser contextlib contextvars continue copy copyreg crypt csv ctypes "
    "curses dataclasses datetime dbm decimal def del difflib dis distutils doctest elif else "
    "email encodings ensurepip enum errno except false faulthandler fcntl filecmp fileinput "
    "finally fnmatch for formatter fractions from ftplib functools gc genericpath getopt "
    "getpass gettext glob global glossator graphlib grp gzip hashlib heapq hmac html http "
    "idlelib if imaplib imghdr imp import importlib in inspect io ipaddress is itertools json "
    "keyword lambda lib2to3 linecache locale logging lzma macpath mailbox mailcap marshal "
    "math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib none "
    "nonlocal not nt ntpath nturl2path numbers numpy opcode operator optparse or os "
    "ossaudiodev parser pass pathlib pdb pickle pickletools pipes pkgutil platform plistlib "
    "poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data "
    "pyexpat queue quopri raise random re readline reprlib resource return rlcompleter runpy "
    "sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr "
    "socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics "
    "string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny "
    "tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token "
    "tokenize tomllib trace traceback tracemalloc true try tty turtle turtledemo types typing "
    "unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser while winreg "
    "winsound with wsgiref xdrlib xml xmlrpc yield zipapp zipfile zipimport zlib zoneinfo ";

/// REQUIRES: there is no blank in `name`.
inline bool is_python_name(std::string_view name) {
  return python_names.find(' ' + std::string(name) + ' ') != python_names.npos;
}

}  // namespace glossator::cli

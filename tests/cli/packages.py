"""packages - challenges that preload numpy, pandas and scikit-learn

The solutions of a set are graded in one run, so that its packages are imported once; what is said of
each is looked at afterwards. All of them define f(), which must return True.
SPDX-License-Identifier: MIT
"""

import functools
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import Skip, main, test  # noqa: E402
from cli.program import GOOD, Folder, for_several, grade, gradebox  # noqa: E402

CHALLENGE = """\
gradebox: 1
id: {id}
title: A case
preload: [{packages}]
entry: {{function: f}}
limits: {{time: {time}, memory: 128MiB}}
tests:
  - {{id: one, args: [], expect: true}}
"""
NUMPY, PANDAS, SKLEARN = "numpy", "numpy, pandas", "pandas, sklearn"
CSV = "day,key,x\\n2024-01-01,a,1\\n2024-01-03,b,\\n2024-01-03,a,2.5\\n"
FRAME = f"import io, pandas as pd\nframe = pd.read_csv(io.StringIO('{CSV}'), parse_dates=['day'])\n"
NP = "import numpy as np\n"
IRIS = "from sklearn.datasets import load_iris\nX, y = load_iris(return_X_y=True)\n"


def body(text, head=""):
    """A submission whose f() has this body."""
    return head + "def f():\n" + "".join(f"    {line}\n" for line in text.splitlines())


# What it does, the set, the submission, the verdict, words of the detail.
ROWS = [
    ("numpy computes", NUMPY, body("""\
a = np.arange(6.0).reshape(2, 3)
return (a @ a.T).tolist() == [[5.0, 14.0], [14.0, 50.0]] and str(a[0]) == '[0. 1. 2.]'""", NP), "AC", ""),
    ("numpy has its parts", NUMPY, body("""\
import numpy.fft, numpy.ma, numpy.polynomial, numpy.testing, numpy.lib.recfunctions, numpy.matlib
np.testing.assert_allclose(np.linalg.inv(np.eye(3) * 2), np.eye(3) / 2)
return bool(np.argmax(np.abs(np.fft.rfft(np.sin(np.arange(100) * 0.2 * np.pi)))) == 10)""", NP), "AC", ""),
    ("global random numbers of numpy are the same in every box", NUMPY, body(
        "return float(np.random.rand()).hex() == '0x1.18fe1565f12a8p-1'", NP), "AC", ""),
    ("numpy's generators draw chance of their own", NUMPY, body(
        "return np.random.default_rng().random() != np.random.default_rng().random()", NP), "AC", ""),
    ("large arrays are multiplied in one thread", NUMPY, body("""\
import threading
a = np.ones((300, 300))
return bool((a @ a)[0, 0] == 300) and threading.active_count() == 1""", NP), "AC", ""),
    ("a file in memory is an array", NUMPY, body("""\
import io
file = io.BytesIO()
np.save(file, np.arange(3))
file.seek(0)
return np.load(file).tolist() == [0, 1, 2]""", NP), "AC", ""),
    ("numpy.float64 is a float", NUMPY, body(
        "return isinstance(np.float64(1), float)", NP), "AC", ""),
    ("numpy.bool_ is no bool", NUMPY, body("return np.bool_(True)", NP), "WA", "bool() makes a bool"),
    ("an array is no value", NUMPY, body("return np.ones(2)", NP), "WA", ".tolist() makes a list"),
    ("a package that isn't preloaded", NUMPY, "import pandas\ndef f(): return True\n", "LE",
     "No module named 'pandas' (the challenge preloads numpy)"),
    ("a module that the package lacks", NUMPY, "import numpy.nonsense\n", "LE",
     "No module named 'numpy.nonsense'"),
    ("a package may be asked for and missed", NUMPY, body("""\
import importlib.util
try:
    import pandas
except ImportError:
    return importlib.util.find_spec('pandas') is None"""), "AC", ""),
    ("numpy.zeros meets the memory limit", NUMPY, body("np.zeros(1 << 28)\nreturn True", NP), "MLE", ""),
    ("arrays that grow meet it too", NUMPY, body("""\
kept = [np.ones(1 << 17)]
while True:
    kept.append(kept[0] + 1)""", NP), "MLE", ""),
    ("an array of half the limit fits", NUMPY, body(
        "return bool(np.ones(8 << 20).sum() == 8 << 20)", NP), "AC", ""),
    ("numpy meets the time limit", NUMPY, body("while True: np.sort(np.ones(1000))", NP), "TLE", ""),
    ("numpy.fromfile opens nothing", NUMPY, body("np.fromfile('/etc/passwd')\nreturn True", NP), "SV", "open"),
    ("numpy.load opens nothing", NUMPY, body(
        "try:\n    np.load('/etc/passwd')\nexcept OSError:\n    return True", NP), "SV", "open"),
    ("numpy.memmap maps nothing", NUMPY, body("np.memmap('x', mode='w+', shape=9)", NP), "RE",
     "No module named 'mmap' (of the standard library, but not for boxes)"),
    ("numpy.save writes nothing", NUMPY, body("np.save('/tmp/x', np.ones(1))", NP), "SV", "open"),
    ("a library can't be loaded through numpy", NUMPY, body(
        "np.ctypeslib.ctypes.CDLL('libnothing.so.1')\nreturn True", NP), "SV", "open"),
    ("ctypes reaches no system call that isn't allowed", NUMPY, body("""\
libc = np.ctypeslib.ctypes.CDLL(None)
return libc.socket(2, 1, 0) == -1""", NP), "SV", "socket"),
    ("ctypes makes no memory executable", NUMPY, body("""\
ctypes = np.ctypeslib.ctypes
memory = ctypes.CDLL(None).mmap(None, 4096, 7, 0x22, -1, 0)
return memory == -1""", NP), "SV", "mmap"),
    ("memory is written beyond an array", NUMPY, body("""\
a = np.lib.stride_tricks.as_strided(np.ones(1), (1 << 40,), (8,))
a[::512] = 0""", NP), "RE", "SIGSEGV"),
    ("no thread can be started", NUMPY, body(
        "import threading\nthreading.Thread(target=print).start()\nreturn True", NP), "SV", "clone"),

    ("pandas reads, groups and writes", PANDAS, FRAME + body("""\
sums = frame.groupby('key')['x'].sum().to_dict()
return sums == {'a': 3.5, 'b': 0.0} and frame.to_csv(index=False).count('\\n') == 4"""), "AC", ""),
    ("pandas resamples and rolls", PANDAS, FRAME + body("""\
days = frame.set_index('day')['x'].resample('D').sum()
return days.rolling(2, min_periods=1).mean().tolist() == [1.0, 0.5, 1.25]"""), "AC", ""),
    ("pandas merges and pivots", PANDAS, FRAME + body("""\
both = frame.merge(frame, on='key', suffixes=('', '_2'))
table = both.pivot_table(index='key', values='x', aggfunc='max')
return len(both) == 5 and table['x'].tolist() == [2.5]"""), "AC", ""),
    ("pandas reads in chunks, by both of its engines", PANDAS, body(f"""\
text = '{CSV}'
rows = sum(len(part) for part in pd.read_csv(io.StringIO(text), chunksize=2, usecols=['x']))
return rows == 3 and len(pd.read_csv(io.StringIO(text), sep='[,;]', engine='python')) == 3""",
                                                                   "import io, pandas as pd\n"), "AC", ""),
    ("pandas shows a frame", PANDAS, FRAME + body("""\
return 'key' in repr(frame) and 'table' in frame.to_html() and 'mean' in str(frame.describe())"""), "AC", ""),
    ("pandas knows the zones of the world", PANDAS, body("""\
import pandas as pd
noon = pd.Timestamp('2024-07-01 12:00', tz='Europe/Berlin').tz_convert('America/New_York')
return noon.hour == 6"""), "AC", ""),
    ("warnings can be made errors", PANDAS, FRAME + body("""\
import warnings
warnings.simplefilter('error')
return len(frame.assign(y=frame['x'] * 2).dropna().astype({'x': int})) == 2"""), "AC", ""),
    ("frames can be compared by pandas.testing", PANDAS, FRAME + body("""\
import pandas.testing
pandas.testing.assert_frame_equal(frame, frame.copy())
return True"""), "AC", ""),
    ("a traceback through pandas opens no file", PANDAS, FRAME + body("""\
import traceback
try:
    frame['nothing']
except KeyError:
    return 'nothing' in traceback.format_exc()"""), "AC", ""),
    ("a frame is no value", PANDAS, FRAME + body("return frame"), "WA", ".to_dict('list') makes a dict"),
    ("pandas opens no file", PANDAS, body("import pandas\npandas.read_csv('/etc/passwd')"), "SV", "open"),
    ("pandas fetches nothing", PANDAS, body(
        "import pandas\npandas.read_csv('http://127.0.0.1/x.csv')"), "SV", "socket"),
    ("pandas meets the memory limit", PANDAS, body(
        "import pandas\npandas.DataFrame({'x': range(1 << 24)}).astype(object)"), "MLE", ""),

    ("a pipeline learns the irises", SKLEARN, IRIS + body("""\
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
a, b, c, d = train_test_split(X, y, stratify=y, random_state=0)
line = make_pipeline(StandardScaler(), LogisticRegression()).fit(a, c)
return bool(line.score(b, d) > 0.85 and cross_val_score(line, X, y, n_jobs=2).mean() > 0.9)"""), "AC", ""),
    ("every data set of the package is there", SKLEARN, body("""\
from sklearn import datasets
names = 'breast_cancer diabetes digits iris linnerud wine'.split()
return [len(getattr(datasets, 'load_' + name)().data) for name in names] == [569, 442, 1797, 150, 20, 178]"""),
     "AC", ""),
    ("trees, neighbours, vectors and clusters", SKLEARN, IRIS + body("""\
from sklearn import cluster, ensemble, metrics, naive_bayes, neighbors, svm, tree
models = (ensemble.RandomForestClassifier(5, random_state=0, n_jobs=-1), neighbors.KNeighborsClassifier(),
          svm.SVC(), tree.DecisionTreeClassifier(), naive_bayes.GaussianNB(),
          ensemble.HistGradientBoostingClassifier(max_iter=3))
scores = [metrics.accuracy_score(y, model.fit(X, y).predict(X)) for model in models]
found = cluster.KMeans(3, n_init=2, random_state=0).fit(X), cluster.AgglomerativeClustering(3).fit(X)
return min(scores) > 0.9 and all(len(set(one.labels_)) == 3 for one in found)"""), "AC", ""),
    ("a grid is searched, and jobs are only asked for", SKLEARN, IRIS + body("""\
from sklearn.model_selection import GridSearchCV
from sklearn.neighbors import KNeighborsClassifier
found = GridSearchCV(KNeighborsClassifier(), {'n_neighbors': [1, 5]}, n_jobs=-1).fit(X, y)
return bool(found.best_score_ > 0.9)"""), "AC", ""),
    ("scipy, which comes with it, minimises", SKLEARN, body("""\
from scipy import optimize, stats
found = optimize.minimize(lambda x: (x[0] - 1) ** 2, [0]).x[0]
return bool(abs(found - 1) < 1e-6 and stats.norm.cdf(0) == 0.5)"""), "AC", ""),
    ("helpers that happen to be installed stay out", SKLEARN, body("""\
import importlib.util
names = ('bottleneck', 'numexpr', 'matplotlib', 'psutil', 'lz4', 'setuptools')
return not any(importlib.util.find_spec(name) for name in names)"""), "AC", ""),
    ("nothing is fetched", SKLEARN, body(
        "from sklearn.datasets import fetch_california_housing\nfetch_california_housing()"), "SV", ""),
]


@functools.cache
def python():
    """The interpreter whose library gradebox links."""
    built_for = re.search(r"it was built for: (.*)", grade("double", GOOD, "--python", "3.1").err)
    return f"/usr/bin/python{built_for[1].split()[-1]}"


@functools.cache
def is_there(package):
    return subprocess.run([python(), "-I", "-c", f"import {package}"], capture_output=True).returncode == 0


def need(packages):
    missing = [name for name in packages.split(", ") if not is_there(name)]
    if missing:
        raise Skip(f"no {', '.join(missing)} for {python()}")


def write_challenge(folder, name, packages, time="5s"):
    text = CHALLENGE.format(id=name, packages=packages, time=time)
    return os.path.dirname(folder.write(f"{name}/challenge.yaml", text))


@functools.cache
def results(packages):
    """{label: the result of the test} of all rows of a set."""
    rows = [row for row in ROWS if row[1] == packages]
    with Folder() as folder:
        challenge = write_challenge(folder, "c", packages)
        paths = [folder.write(f"s{i}.py", row[2]) for i, row in enumerate(rows)]
        done = gradebox("grade", *for_several(), "--format", "json", challenge, *paths)
    done.must_be_silent()
    lines = done.out.splitlines()
    assert len(lines) == len(rows), done
    return {row[0]: json.loads(line)["tests"][0] for row, line in zip(rows, lines)}


@test.each(ROWS, "{0}: {3}")
def graded(label, packages, _, verdict, words):
    need(packages)
    result = results(packages)[label]
    assert result["verdict"] == verdict, result
    assert words in result["detail"], result


# ---- sets ----------------------------------------------------------------------------------------

def verify(folder, sets):
    """verify --trace of challenges that preload these: one for each, with one solution."""
    names = []
    for i, packages in enumerate(sets):
        need(packages) if packages else None
        names.append(write_challenge(folder, f"c{i}", packages))
        first = packages.split(", ")[0]
        text = f"import {first}\n" if first else ""
        folder.write(f"c{i}/solutions/accepted/one.py", text + "def f(): return True\n")
    return gradebox("verify", *for_several(), "--trace", *names)


def started(done):
    return len(re.findall(r"started '.*/gradebox-zygote-", done.err))


@test("one zygote serves all challenges of a set, in whatever order it is written")
def one_for_a_set():
    with Folder() as folder:
        done = verify(folder, ["numpy, pandas", "numpy", "", "pandas, numpy", "numpy", ""]).must(0)
    assert started(done) == 3, f"{started(done)} zygotes\n{done}"


@test("a package imported first doesn't come with a set that lacks it")
def sets_are_apart():
    need(NUMPY)
    with Folder() as folder:
        names = [write_challenge(folder, "a", NUMPY), write_challenge(folder, "b", "")]
        for name in "ab":
            folder.write(f"{name}/solutions/accepted/one.py", "import numpy\ndef f(): return True\n")
        done = gradebox("verify", *for_several(), *names).must(4)
    assert "a" in done.out and "No module named 'numpy'" in done.out, done


@test("more sets than zygotes are kept at once are verified all the same")
def many_sets():
    modules = "numpy numpy.fft numpy.linalg numpy.ma numpy.random numpy.testing numpy.polynomial".split()
    with Folder() as folder:
        done = verify(folder, [*modules, modules[0]]).must(0)
    assert started(done) == len(modules) + 2, f"{started(done)} zygotes\n{done}"


@test("a package that isn't there is exit code 6, with its name, the Python and what to install")
def package_missing():
    with Folder() as folder:
        challenge = write_challenge(folder, "c", "nosuchpackage")
        done = gradebox("grade", challenge, folder.write("s.py", "def f(): return True\n"))
    done.must(6, "the package 'nosuchpackage'", "Python 3.", "dist-packages", "python3-nosuchpackage")
    assert not done.out, done


@test("a known package that isn't there is told with its name in Debian")
def module_missing():
    with Folder() as folder:
        challenge = write_challenge(folder, "c", "sklearn.nonsense")
        done = gradebox("grade", challenge, folder.write("s.py", "def f(): return True\n"))
    done.must(6, "sklearn.nonsense", "python3-sklearn")


@test.each([("json",), ("this",), ("idlelib.idle",), ("sys",)],
           "'{0}' of the standard library is not run outside of a box")
def standard_library(name):
    with Folder() as folder:
        challenge = write_challenge(folder, "c", name)
        done = gradebox("grade", challenge, folder.write("s.py", "def f(): return True\n"))
    done.must(6, f"'{name}'", "standard library")
    assert "Zen" not in done.err, done


@test("the setter's code has the packages too")
def setters_code():
    need(NUMPY)
    text = ("gradebox: 1\nid: c\ntitle: A case\npreload: [numpy]\nentry: {function: f}\ntests:\n"
            "  - {id: a, args: [!py '__import__(\"numpy\").arange(3).tolist()'], expect: 3}\n"
            "  - {id: b, repeat: 3, generate: \"import numpy\\nreturn [numpy.eye(index).tolist()]\",\n"
            "     expect: !reference }\n"
            "  - {id: c, run: \"import numpy\\nreturn f(numpy.ones(4))\", expect: 4}\n")
    with Folder() as folder:
        challenge = os.path.dirname(folder.write("c/challenge.yaml", text))
        folder.write("c/solutions/accepted/a.py", "import numpy\ndef f(x): return len(x)\n")
        gradebox("verify", challenge).must(0)


main()

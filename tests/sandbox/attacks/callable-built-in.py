from math import isqrt as root

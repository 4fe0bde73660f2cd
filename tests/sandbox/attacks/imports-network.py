import email
import ftplib
import http.client
import http.server
import smtplib
import urllib.request


def items(n):
    return list(range(n))

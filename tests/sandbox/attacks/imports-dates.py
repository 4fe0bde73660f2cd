import calendar
import datetime
import time


def items(n):
    start = datetime.date(2024, 2, 28)
    days = [(start + datetime.timedelta(days=i) - start).days for i in range(n)]
    assert calendar.isleap(2024) and time.strftime("%Y", time.gmtime(0)) == "1970"
    assert datetime.datetime.now() and time.localtime() and datetime.datetime.now().astimezone()
    return days

items = 7

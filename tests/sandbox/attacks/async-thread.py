def items(n):
    import asyncio
    return asyncio.run(asyncio.to_thread(range, n))

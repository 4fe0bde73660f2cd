def items(n):
    import asyncio
    async def f(): return list(range(n))
    return asyncio.run(f())

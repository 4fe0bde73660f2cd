import asyncio


async def number(i):
    await asyncio.sleep(0.001)
    return i


async def items(n):
    async with asyncio.timeout(5) if hasattr(asyncio, "timeout") else asyncio.Lock():
        return await asyncio.gather(*(number(i) for i in range(n)))

def items(n):
    import asyncio

    async def run():
        server = await asyncio.start_server(print, '127.0.0.1', 8080)
        await server.serve_forever()
    return asyncio.run(run())

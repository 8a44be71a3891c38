namespace ConvertTyped.Transport.Tests;

public sealed class BoundedBodyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_114_112)]
    [InlineData(3_000_000)]
    public async Task A_body_comes_whole_however_it_is_cut_into_parts(int size)
    {
        byte[] sent = [.. Enumerable.Range(0, size).Select(static number => (byte)(number ^ (number >> 8) ^ (number >> 16)))];
        var position = 0;
        using var content = new StreamContent(new DownloadStream(part =>
        {
            // From a byte to more than a chunk has room for.
            var count = Math.Min(1 + (position * 7919L % 200_000), Math.Min(part.Length, sent.Length - position));
            sent.AsSpan(position, (int)count).CopyTo(part.Span);
            position += (int)count;
            return (int)count;
        }));

        var body = await BoundedBody.ReadAsync(content, 3_000_000, default);

        Assert.True(body!.Value.Span.SequenceEqual(sent));
    }

    [Fact]
    public async Task A_body_without_end_costs_the_limit_and_little_more()
    {
        const int limit = 16 * 1024 * 1024;
        using var content = new StreamContent(new DownloadStream(static part => part.Length));

        // All of it on this thread: nothing here is waited for.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var body = await BoundedBody.ReadAsync(content, limit, default);
        var cost = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Null(body);
        Assert.InRange(cost, 0, limit + (2 * 1024 * 1024));
    }
}

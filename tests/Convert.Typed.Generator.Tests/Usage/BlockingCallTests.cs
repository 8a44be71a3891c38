using ConvertTyped.Generator.Usage;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>A thread that waits for the service is told.</summary>
public sealed class BlockingCallTests
{
    [Theory]
    [InlineData("client.Tracking.FlushAsync().Wait()", "FlushAsync")]
    [InlineData("client.Tracking.FlushAsync().Wait(TimeSpan.FromSeconds(1))", "FlushAsync")]
    [InlineData("flags.Client.Tracking.FlushAsync().GetAwaiter().GetResult()", "FlushAsync")]
    [InlineData("client.Tracking.FlushAsync().ConfigureAwait(false).GetAwaiter().GetResult()", "FlushAsync")]
    [InlineData("_ = client.RefreshAsync().Result", "RefreshAsync")]
    [InlineData("client.DisposeAsync().AsTask().Wait()", "DisposeAsync")]
    [InlineData("client.Tracking.FlushAsync().WaitAsync(TimeSpan.FromSeconds(1)).Wait()", "FlushAsync")]
    [InlineData("Task.WaitAll(Task.Delay(1), client.Tracking.FlushAsync())", "FlushAsync")]
    [InlineData("Task.WaitAny([client.Tracking.FlushAsync()])", "FlushAsync")]
    [InlineData("Task.Run(() => client.Tracking.FlushAsync()).Wait()", "FlushAsync")]
    [InlineData("Task.Run(async () => await client.Tracking.FlushAsync()).GetAwaiter().GetResult()", "FlushAsync")]
    public Task CVT122_tells_what_the_thread_waits_for(string call, string method) => AnalyzedCode.AssertSays(
        ShopCode.WithMethod($"{call};"),
        new BlockingCallAnalyzer(),
        $"Warning CVT122 {call.Replace("_ = ", "", StringComparison.Ordinal)}: This holds a thread until {method} is done, which is as long as the service takes. Await it instead.");

    [Theory]
    [InlineData("var flush = client.Tracking.FlushAsync(); flush.Wait();", "flush.Wait()")]
    [InlineData("Task flush = client.Tracking.FlushAsync(); flush.GetAwaiter().GetResult();", "flush.GetAwaiter().GetResult()")]
    public Task CVT122_tells_a_task_that_is_kept_first(string statements, string call) => AnalyzedCode.AssertSays(
        ShopCode.WithMethod(statements),
        new BlockingCallAnalyzer(),
        $"Warning CVT122 {call}: This holds a thread until FlushAsync is done, which is as long as the service takes. Await it instead.");

    [Theory]
    [InlineData("var refresh = client.RefreshAsync(); await refresh; Console.WriteLine(refresh.Result);")]
    [InlineData("var refresh = client.RefreshAsync(); await Task.WhenAll(refresh, Task.Delay(1)); Console.WriteLine(refresh.Result);")]
    [InlineData("Task.WaitAll(Task.Delay(1), Task.Run(() => key.ToString()));")]
    [InlineData("Task.Run(() => { client.Tracking.FlushAsync(); }).Wait();")]
    [InlineData("await client.Tracking.FlushAsync();")]
    [InlineData("var flush = client.Tracking.FlushAsync(); await flush;")]
    [InlineData("await client.Tracking.FlushAsync().WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("Task.Delay(1).Wait();")]
    [InlineData("System.IO.File.ReadAllTextAsync(key).GetAwaiter().GetResult();")]
    public Task What_is_awaited_or_not_ours_says_nothing(string statements) =>
        AnalyzedCode.AssertIsSilent(ShopCode.WithMethod(statements), new BlockingCallAnalyzer());
}

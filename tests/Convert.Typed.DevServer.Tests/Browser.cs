using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConvertTyped.DevServer.Tests;

/// <summary>A page in headless Chromium, spoken to through the DevTools protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("convert-chromium-");
    private readonly CancellationTokenSource patience = new(Patience);
    private readonly ClientWebSocket socket = new();
    private readonly Process process;
    private int lastCommand;

    private Browser(string program) => process = Process.Start(new ProcessStartInfo(
        program,
        ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank"])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>A browser with an empty page; where there is none, the test is skipped.</summary>
    public static async Task<Browser> StartAsync()
    {
        var program = Programs.Find("chromium", "chromium-browser", "google-chrome");
        Assert.SkipWhen(program is null, "Chromium is not on the path; install the package 'chromium' to run this test.");
        var browser = new Browser(program!);
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch (Exception)
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an address and waits until it is loaded.</summary>
    public async Task OpenAsync(Uri address)
    {
        await CommandAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        await EvaluateAsync($"new Promise(loaded => document.readyState === 'complete' ? loaded() : addEventListener('load', loaded))");
    }

    /// <summary>The value of an expression in the page; a promise is waited for.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await CommandAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        Assert.False(answer.TryGetProperty("exceptionDetails", out var fault), $"{expression} failed: {fault}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Waits until a condition holds in the page, which is looked at whenever the page changes.</summary>
    public Task UntilAsync(string condition) => EvaluateAsync($$"""
        new Promise(fulfilled => {
          const look = () => { if ({{condition}}) { observer.disconnect(); fulfilled(); } };
          const observer = new MutationObserver(look);
          observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
          look();
        })
        """);

    public async Task<JsonElement> CommandAsync(string method, JsonObject? parameters = null)
    {
        var id = ++lastCommand;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
            {
                return message.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{method} failed: {message}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        patience.Dispose();
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser still writes there; what is left is in the system's temporary folder.
        }
    }

    // The browser says where it listens for the protocol, and there, where its page does.
    private async Task ConnectAsync()
    {
        const string Announcement = "DevTools listening on ";
        var announced = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                announced.TrySetException(new InvalidOperationException("Chromium ended before it listened for the DevTools protocol."));
            }
            else if (line.Data.StartsWith(Announcement, StringComparison.Ordinal))
            {
                announced.TrySetResult(new Uri(line.Data[Announcement.Length..]));
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();

        var address = await announced.Task.WaitAsync(patience.Token);
        using var http = new HttpClient();
        var pages = JsonDocument.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{address.Port}/json/list"), patience.Token));
        var page = pages.RootElement.EnumerateArray().First(static target => target.GetProperty("type").GetString() == "page");
        await socket.ConnectAsync(new Uri(page.GetProperty("webSocketDebuggerUrl").GetString()!), patience.Token);
    }

    private async Task<JsonElement> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[65536];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            message.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonDocument.Parse(message.ToArray()).RootElement;
    }
}

using System.Net;
using System.Text;

namespace ConvertTyped.DevServer.Tests;

/// <summary>Faults for people and programs outside the server's process.</summary>
public sealed class FaultsOverHttpTests : ServerTest
{
    [Theory]
    [InlineData("""{"fault":"status","status":503,"retryAfter":5,"endpoint":"config","requests":2}""", "next 2 requests: status 503", null)]
    [InlineData("""{"fault":"status","status":401,"endpoint":"track"}""", null, "until cleared: status 401")]
    [InlineData("""{"fault":"answer","body":"{}","contentType":"text/plain","endpoint":"config","requests":1}""", "next request: status 200", null)]
    [InlineData("""{"fault":"html","endpoint":"config"}""", "until cleared: status 200", null)]
    [InlineData("""{"fault":"error","endpoint":"config"}""", "until cleared: status 200", null)]
    [InlineData("""{"fault":"latency","delay":250}""", "until cleared: the true answer, 250 ms late", "until cleared: the true answer, 250 ms late")]
    [InlineData("""{"fault":"cut-body","bytes":10,"endpoint":"config"}""", "until cleared: body cut after 10 bytes", null)]
    [InlineData("""{"fault":"cut-connection","serviceActs":true,"endpoint":"track"}""", null, "until cleared: connection cut after the service acted")]
    [InlineData("""{"fault":"black-hole","delay":1,"endpoint":"track"}""", null, "until cleared: no answer, ever, 1 ms late")]
    [InlineData("""{"fault":"gzip-bomb","bytes":7,"endpoint":"config"}""", "until cleared: gzip bomb of 7 bytes", null)]
    [InlineData("""{"fault":"wrong-charset","declared":"ascii","endpoint":"config"}""", "until cleared: written in utf-16, declared as ascii", null)]
    public async Task Every_fault_can_be_asked_for_over_HTTP(string fault, string? config, string? track)
    {
        await using var server = await StartAsync();

        using var response = await PostAsync(server, fault);
        var pending = await ReadJsonAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(config is null ? [] : [config], server.Faults.Config.Pending);
        Assert.Equal(track is null ? [] : [track], server.Faults.Track.Pending);
        Assert.Equal(pending.GetRawText(), (await ReadJsonAsync(await GetAsync(server, "_faults"))).GetRawText());
    }

    [Theory]
    [InlineData("{}", "fault must be one of")]
    [InlineData("{", "JSON")]
    [InlineData("null", "fault must be one of")]
    [InlineData("""{"fault":"status"}""", "status needs the status")]
    [InlineData("""{"fault":"status","status":42}""", "from 200 to 599")]
    [InlineData("""{"fault":"latency"}""", "latency needs delay")]
    [InlineData("""{"fault":"html","delay":-1}""", "delay must be")]
    [InlineData("""{"fault":"html","requests":0}""", "requests must be")]
    [InlineData("""{"fault":"html","endpoint":"unknown"}""", "endpoint must be")]
    [InlineData("""{"fault":"html","endpoint":"confg"}""", "endpoint must be config or track")]
    [InlineData("""{"fault":"html","seconds":1}""", "There is no 'seconds'. A fault has fault, endpoint, requests,")]
    [InlineData("""{"fault":"status","status":"503"}""", "$.status cannot be read. 'convert-devserver --help' shows what to send.")]
    [InlineData("""{"fault":"wrong-charset","written":"x-unheard-of"}""", "x-unheard-of")]
    public async Task A_fault_that_makes_no_sense_is_refused_with_the_cure(string fault, string message)
    {
        await using var server = await StartAsync();

        using var response = await PostAsync(server, fault);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, (await ReadJsonAsync(response)).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\\u0027", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(server.Faults.Config.Pending);
    }

    [Fact]
    public async Task Faults_are_cleared_over_HTTP()
    {
        await using var server = await StartAsync();
        server.Faults.Config.UntilCleared(Fault.BlackHole());

        using var response = await SendAsync(server, HttpMethod.Delete, "_faults", content: null);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, $"config/{Shop.Key}")).StatusCode);
    }

    [Fact]
    public async Task A_web_page_cannot_ask_for_faults_in_passing()
    {
        await using var server = await StartAsync();

        using var response = await SendAsync(server, HttpMethod.Post, "_faults", new StringContent("""{"fault":"html"}""", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(server.Faults.Config.Pending);
    }

    [Theory]
    [InlineData("POST", "_faults")]
    [InlineData("DELETE", "_faults")]
    [InlineData("DELETE", "_events")]
    [InlineData("GET", "_events")]
    [InlineData("GET", "_state")]
    public async Task A_web_page_of_another_origin_neither_reads_nor_changes_what_is_for_the_developer(string method, string path)
    {
        await using var server = await StartAsync();

        using var asked = await SendAsync(
            server,
            HttpMethod.Options,
            path,
            content: null,
            ("Origin", "https://elsewhere.example"),
            ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", "content-type"));
        using var read = await SendAsync(server, HttpMethod.Get, path, content: null, ("Origin", "https://elsewhere.example"));

        Assert.DoesNotContain(asked.Headers.Concat(read.Headers), static header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> PostAsync(ConvertDevServer server, string fault) =>
        SendAsync(server, HttpMethod.Post, "_faults", new StringContent(fault, Encoding.UTF8, "application/json"));
}

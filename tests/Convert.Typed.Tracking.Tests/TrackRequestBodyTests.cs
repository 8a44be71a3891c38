using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConvertTyped.Attributes;
using ConvertTyped.Configuration;
using CsCheck;

namespace ConvertTyped.Tracking.Tests;

/// <summary>Track requests, byte by byte.</summary>
public sealed class TrackRequestBodyTests : IDisposable
{
    private static readonly ConfigurationIdentity Identity = new("10022898", "10025986", null, "");
    private static readonly Remembered American = Remembered.Nothing.WithSegments(new AttributeSet { ["country"] = "US" });

    private readonly TrackRequestBody body = new(compressAbove: null);

    public void Dispose() => body.Dispose();

    [Fact]
    public void A_body_is_what_the_contract_shows()
    {
        var decided = American.With([new("100218245", "100299457")]);
        var data = new GoalData { Amount = 10.3m, ProductsCount = 2, TransactionId = "tx-1" };

        var text = Write(
            TrackedEvent.Bucketing("visitor-1", decided, "100218245", "100299457"),
            TrackedEvent.Conversion("visitor-1", decided, "100215960", null),
            TrackedEvent.Conversion("visitor-1", decided, "100215960", data));

        Assert.Equal(
            """
            {"enrichData":true,"accountId":"10022898","projectId":"10025986","source":"dotnet-sdk","visitors":[
              {"visitorId":"visitor-1",
               "segments":{"country":"US"},
               "events":[
                {"eventType":"bucketing","data":{"experienceId":"100218245","variationId":"100299457"}},
                {"eventType":"conversion","data":{"goalId":"100215960","bucketingData":{"100218245":"100299457"}}},
                {"eventType":"conversion","data":{"goalId":"100215960","goalData":[{"key":"amount","value":10.3},{"key":"productsCount","value":2},{"key":"transactionId","value":"tx-1"}],"bucketingData":{"100218245":"100299457"}}}]}]}
            """.ReplaceLineEndings("").Replace("  ", "").Replace(" {", "{").Replace(" \"", "\""),
            text);
    }

    [Fact]
    public void Visitors_without_segments_and_decisions_have_no_such_members() => Assert.Equal(
        """{"enrichData":true,"accountId":"10022898","projectId":"10025986","source":"dotnet-sdk","visitors":[{"visitorId":"ada","events":[{"eventType":"conversion","data":{"goalId":"1"}}]},{"visitorId":"bob","events":[{"eventType":"conversion","data":{"goalId":"1","goalData":[]}}]}]}""",
        Write(TrackedEvent.Conversion("ada", Remembered.Nothing, "1", null), TrackedEvent.Conversion("bob", Remembered.Nothing, "1", new GoalData())));

    [Fact]
    public void Each_event_carries_the_segments_of_its_moment()
    {
        var canadian = American.WithSegments(new AttributeSet { ["country"] = "CA" });

        // The same segments in another object, as after a decision, are the same entry.
        var decided = American with { Segments = new AttributeSet { ["country"] = "US" } };

        var visitors = Visitors(Write(
            TrackedEvent.Conversion("ada", American, "1", null),
            TrackedEvent.Conversion("ada", decided, "2", null),
            TrackedEvent.Conversion("ada", canadian, "3", null),
            TrackedEvent.Conversion("ada", American, "4", null)));

        Assert.Equal(["US", "CA", "US"], visitors.Select(static visitor => (string?)visitor["segments"]!["country"]));
        Assert.Equal([2, 1, 1], visitors.Select(static visitor => visitor["events"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(10.3, "10.3")]
    [InlineData(2.0, "2")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(-0.0, "0")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void Numbers_are_written_as_JavaScript_writes_them(double number, string expected) =>
        Assert.Contains($$"""{"key":"amount","value":{{expected}}}""", Write(Worth("amount", number)));

    [Fact]
    public void Values_of_every_kind_are_written()
    {
        AttributeValue value = new AttributeSet { ["text"] = "é\"\\\n", ["list"] = AttributeValue.List(1, true, AttributeValue.Null), ["half"] = "\ud800" };

        Assert.Contains("""{"key":"x","value":{"text":"é\"\\\n","list":[1,true,null],"half":"\uFFFD"}}""", Write(Worth("x", value)).Replace("\ufffd", "\\uFFFD"));
    }

    [Fact]
    public void A_body_takes_as_many_events_as_fit_into_256_KB_and_the_next_takes_the_rest()
    {
        var batch = Enumerable.Range(0, 500).Select(number => new QueuedEvent(number, TrackedEvent.Conversion($"visitor-{number / 7}", Remembered.Nothing, $"{number}", new GoalData { TransactionId = new string('x', 997) }))).ToArray();
        var goals = new List<string>();
        for (var written = 0; written < batch.Length;)
        {
            var count = body.Write(batch.AsSpan(written), Identity);
            Assert.InRange(count, 1, 500);
            Assert.InRange(body.Bytes.Length, 1, 256 * 1024);

            // One more would not have fitted.
            Assert.True(written + count == batch.Length || body.Bytes.Length > 255 * 1024 - 300);
            goals.AddRange(Visitors(Encoding.UTF8.GetString(body.Bytes.Span)).SelectMany(static visitor => visitor["events"]!.AsArray()).Select(static tracked => (string)tracked!["data"]!["goalId"]!));
            written += count;
        }

        Assert.Equal(Enumerable.Range(0, 500).Select(static number => $"{number}"), goals);
    }

    [Theory]
    [InlineData(262_000)]
    [InlineData(300_000)]
    [InlineData(20_000_000)]
    public void An_event_that_alone_is_too_large_is_not_written(int length)
    {
        var large = TrackedEvent.Conversion("ada", Remembered.Nothing, "1", new GoalData { TransactionId = new string('x', length) });

        Assert.Equal(0, body.Write([new(0, large)], Identity));
        Assert.Equal(1, body.Write([new(0, TrackedEvent.Conversion("ada", Remembered.Nothing, "2", null)), new(1, large)], Identity));
        Assert.Equal("2", (string?)Assert.Single(Visitors(Encoding.UTF8.GetString(body.Bytes.Span)))["events"]![0]!["data"]!["goalId"]);
    }

    [Fact]
    public void An_event_of_gigabytes_takes_no_more_memory_than_a_request()
    {
        var text = new string('x', 250_000);
        var large = TrackedEvent.Conversion("ada", Remembered.Nothing, "1", new GoalData([new("x", AttributeValue.List([.. Enumerable.Repeat((AttributeValue)text, 20_000)]))]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, body.Write([new(0, large)], Identity));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1024 * 1024);
        Assert.Equal(1, body.Write([new(0, Worth("amount", 1))], Identity));
    }

    [Fact]
    public void A_visitor_id_that_alone_is_too_large_is_not_written() =>
        Assert.Equal(0, body.Write([new(0, TrackedEvent.Conversion(new string('a', 300_000), Remembered.Nothing, "1", null))], Identity));

    [Fact]
    public void A_body_is_written_into_the_memory_of_the_one_before()
    {
        QueuedEvent[] batch = [new QueuedEvent { Event = TrackedEvent.Conversion("ada", American, "1", new GoalData { Amount = 10.3m, TransactionId = new string('x', 10_000) }) }];
        body.Write(batch, Identity);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 100; time++)
        {
            body.Write(batch, Identity);
        }

        // The enumerators of what was set by an app are small; a body is not.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 200);
    }

    [Fact]
    public void Memory_that_one_large_body_took_is_given_back()
    {
        var buffer = new BodyBuffer();
        buffer.Append(new byte[2 * 1024 * 1024]);
        buffer.CutBackTo(0);

        Assert.InRange(buffer.GetMemory().Length, 1, 64 * 1024);
    }

    [Fact]
    public void Bodies_from_a_size_on_are_compressed()
    {
        using var compressing = new TrackRequestBody(compressAbove: 1000);
        compressing.Write([new(0, Worth("transactionId", "x"))], Identity);
        Assert.False(compressing.IsGzipped);

        compressing.Write([new(0, Worth("transactionId", new string('x', 1000)))], Identity);

        Assert.True(compressing.IsGzipped);
        Assert.InRange(compressing.Bytes.Length, 1, 500);
        Assert.Equal([0x1F, 0x8B], compressing.Bytes[..2].ToArray());
    }

    [Fact]
    public void Any_values_give_a_body_that_is_JSON() => Values.Select(Gen.String, Gen.String).Sample((value, visitorId, name) =>
    {
        var memory = Remembered.Nothing.WithSegments(new AttributeSet { ["campaign"] = value, ["customSegments"] = value });
        using var written = new TrackRequestBody(compressAbove: null);
        var tracked = TrackedEvent.Conversion(visitorId, memory, "1", new GoalData([new(name, value)]));

        Assert.Equal(1, written.Write([new(0, tracked)], Identity));
        using var document = JsonDocument.Parse(written.Bytes);
    });

    private static Gen<AttributeValue> Values { get; } = Gen.Recursive<AttributeValue>(static (depth, values) => depth > 3
        ? Gen.Double.Select(static number => (AttributeValue)number)
        : Gen.OneOf(
            Gen.String.Select(static text => (AttributeValue)text),
            Gen.Double.Select(static number => (AttributeValue)number),
            Gen.Bool.Select(static boolean => (AttributeValue)boolean),
            Gen.Const(AttributeValue.Null),
            values.Array[0, 3].Select(static items => AttributeValue.List(items)),
            values.Select(Gen.String).Select(static (value, name) => (AttributeValue)new AttributeSet { [name] = value })));

    private static TrackedEvent Worth(string key, AttributeValue value) => TrackedEvent.Conversion("ada", Remembered.Nothing, "1", new GoalData([new(key, value)]));

    private static List<JsonNode> Visitors(string text) => [.. JsonNode.Parse(text)!["visitors"]!.AsArray().Select(static visitor => visitor!)];

    private string Write(params TrackedEvent[] events)
    {
        var batch = events.Select(static (tracked, number) => new QueuedEvent(number, tracked)).ToArray();
        Assert.Equal(batch.Length, body.Write(batch, Identity));
        return Encoding.UTF8.GetString(body.Bytes.Span);
    }
}

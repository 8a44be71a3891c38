using System.Collections.Immutable;
using ConvertTyped.CodeFixes;
using ConvertTyped.Generator.Tests.Harness;
using ConvertTyped.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>An editor asks while someone types: no code makes an analyzer or a fix fail, and odd code is read as it is meant.</summary>
public sealed class HostileCodeTests
{
    /// <summary>A use of everything that is looked for.</summary>
    private static readonly string Everything = ShopCode.Method("""
        const string Key = "chek" + "out";
                if (client.Feature(Key).IsEnabled(visitor) && flags.Off.TryGet(visitor, out var off) && off.Text != null) Console.WriteLine(off.Text);
                else if (!flags.Checkout.NewButton.TryGet(visitor, out var on)) Console.WriteLine($"{on.Caption}{nameof(flags.PricingTable)}");
                flags.Client.Experience("pricing-page").Decide(visitor); client.Goal("purchas").Track(visitor);
                client.EnterSegments(visitor, ["regulars", key, .. new[] { "reglars" }]);
                for (var i = 0; i < 3; i++) { var same = flags.Visitor("ada"); flags.Experiences.PricingPage.Run(same); }
                var page = flags.Experiences.PricingPage.Run(visitor) switch { PricingPageVariation.Annual => 1, _ => flags.On.Rows.ValueOr(visitor, 3) };
                client.Tracking.FlushAsync().Wait(); await client.Tracking.FlushAsync(); Console.WriteLine(page);
                var text = flags.On.IsEnabled(visitor) ? flags.Off.Text.ValueOr(visitor, key) : key; Console.WriteLine(text);
        """);

    private const string Retired = """
        {"features": [
          {"id": "51", "key": "off", "on_for": "nobody", "variables": [{"key": "text", "type": "string"}], "retired": "2026-11-24"},
          {"id": "52", "key": "on", "on_for": "everybody", "variables": [{"key": "rows", "type": "integer", "is_always_set": true, "last_value": 3}], "retired": "2026-11-24"}]}
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. DescriptorTests.Created<DiagnosticAnalyzer>(typeof(LiteralKeyAnalyzer))];

    private const int Parts = 4;

    /// <summary>The parts of a long search that run beside each other.</summary>
    public static TheoryData<int> EachPart => new(Enumerable.Range(0, Parts));

    [Fact]
    public async Task The_code_that_is_broken_here_is_all_looked_at()
    {
        var found = await AnalyzedCode.AnalyzeBroken(Project(Everything), Analyzers);

        Assert.Equal(
            ["CVT021", "CVT026", "CVT110", "CVT111", "CVT112", "CVT120", "CVT121", "CVT122", "CVT123"],
            found.Select(static diagnostic => diagnostic.Id).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(EachPart))]
    public async Task Code_that_ends_anywhere_is_no_problem(int part)
    {
        for (var length = Everything.Length - 1 - (part * 19); length > 0; length -= Parts * 19)
        {
            await AssertHolds(Everything[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(EachPart))]
    public async Task Code_that_lacks_any_token_is_no_problem(int part)
    {
        var root = await CSharpSyntaxTree.ParseText(Everything, cancellationToken: TestContext.Current.CancellationToken).GetRootAsync(TestContext.Current.CancellationToken);
        foreach (var (index, token) in root.DescendantTokens().Index())
        {
            if (index % (Parts * 5) == part * 5)
            {
                await AssertHolds(Everything.Remove(token.SpanStart, token.Span.Length));
            }
        }
    }

    [Theory]
    [InlineData("class C<T> where T : ConvertRoot { bool M(T flags, Visitor v) => flags.Client.Feature(\"chekout\").IsEnabled(v); }", "CVT111")]
    [InlineData("class C { const string K = $\"chek{\"out\"}\"; bool M(ConvertClient c, Visitor v) => c.Feature(K).IsEnabled(v); }", "CVT111")]
    [InlineData("class C { const string K = K2; const string K2 = K; bool M(ConvertClient c, Visitor v) => c.Feature(K).IsEnabled(v); }", null)]
    [InlineData("class Checkout { } class C { bool M(ConvertClient c, Visitor v) => c.Feature(nameof(Checkout)).IsEnabled(v); }", "CVT111")]
    [InlineData("class C { bool M(Door c, Visitor v) => c.Feature(\"chekout\").IsEnabled(v); }", "CVT111")]
    [InlineData("class C { bool M(ConvertClient? c, Visitor v) => c?.Feature(\"chekout\").IsEnabled(v) ?? c!.Feature(\"checkout\").IsEnabled(v); }", "CVT111 CVT112")]
    [InlineData("class C { bool M(dynamic c, Visitor v) => c.Feature(\"chekout\").IsEnabled(v); }", null)]
    [InlineData("class C { Func<string, Feature> M(ConvertClient c) => c.Feature; }", null)]
    [InlineData("class C { Feature M(ConvertClient c) => c.Feature(key: \"chekout\"); }", "CVT111")]
    [InlineData("class C { Feature M(ConvertClient c) => c.Feature(\"chekout\", 3); }", null)]
    [InlineData("class C { Feature M(ConvertClient c) => c.Feature(); }", null)]
    [InlineData("class C { Feature M(ConvertClient c) { var d = d; return d.Feature(\"chekout\"); } }", null)]
    [InlineData("class C { Feature M(ConvertClient c) { var a = b; var b = a; return a.Feature(\"chekout\"); } }", null)]
    [InlineData("class C { readonly ConvertClient a = b; static readonly ConvertClient b = c; static readonly ConvertClient c = b; Feature M() => b.Feature(\"chekout\"); }", "CVT111")]
    [InlineData("class C { System.Linq.Expressions.Expression<Func<ConvertClient, Feature>> e = c => c.Feature(\"chekout\"); }", "CVT111")]
    [InlineData("[Obsolete(\"chekout\")] class C { Feature M(ConvertClient c) => c.Feature(\"\"); }", "CVT111")]
    [InlineData("class C { Feature M(ConvertClient c) => c.Feature(\"\\uD800\\0\"); }", "CVT111")]
    public async Task Odd_code_is_read_as_it_is_meant(string code, string? ids)
    {
        var found = await AnalyzedCode.AnalyzeBroken(
            Project($"global using Door = ConvertTyped.ConvertClient;\n#nullable enable\nusing System;\nusing ConvertTyped;\nusing Shop;\n{code}"),
            [new LiteralKeyAnalyzer()]);

        Assert.Equal(ids?.Split(' ') ?? [], found.Select(static diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("namespace Shop { public sealed class Flags { } }")]
    [InlineData("namespace ConvertTyped { public sealed class ConvertClient { public string Feature(string key) => key; } }")]
    [InlineData("namespace Shop { public sealed partial class Flags : Flags { } }")]
    [InlineData("namespace Shop { [ConvertTyped.CompilerServices.SnapshotKey(null, \"a\", 3)] [ConvertTyped.CompilerServices.SnapshotKey] public sealed partial class Flags { } }")]
    public async Task A_root_that_is_declared_twice_or_oddly_is_no_problem(string more) => await AssertHolds($"{Everything}\n{more}");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_snapshot_or_without_the_runtime_nothing_is_said(bool hasRuntime)
    {
        var project = new SnapshotProject { Code = Everything };
        var compilation = project.CreateCompilation();
        compilation = hasRuntime ? compilation : compilation.RemoveReferences(compilation.References.Last());

        var found = await compilation.WithAnalyzers(Analyzers, project.CreateAnalyzerOptions()).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(found, static diagnostic => diagnostic.Id is "AD0001" or "CVT111" or "CVT112" or "CVT110");
    }

    [Fact]
    public async Task Code_that_somebody_generated_is_not_looked_at() =>
        Assert.DoesNotContain(
            await AnalyzedCode.AnalyzeBroken(Project($"// <auto-generated/>\n#nullable enable\n{Everything}"), Analyzers),
            static diagnostic => diagnostic.Id is not "CVT110" && diagnostic.Location.SourceTree is not null);

    [Fact]
    public async Task A_file_that_two_projects_share_is_looked_at_in_each()
    {
        const string Shared = "internal static class Shared { internal static object Ask(ConvertTyped.ConvertClient client) => client.Feature(\"audti\"); }";

        var shop = await AnalyzedCode.Analyze(ShopCode.Project(Shared), new LiteralKeyAnalyzer());
        var admin = await AnalyzedCode.Analyze(new SnapshotProject { Code = Shared }.WithSnapshot("admin.json", ConfigText.OfKeys("audit")), new LiteralKeyAnalyzer());

        Assert.Equal(
            ["The snapshot of Flags has no feature \"audti\". Correct the key, or refresh the snapshot if Convert has it by now.", "The snapshot of Flags has no feature \"audti\". Did you mean \"audit\"?"],
            shop.Concat(admin).Select(static diagnostic => diagnostic.GetMessage()));
    }

    private static SnapshotProject Project(string code) => ShopCode.Project(code, OutputKind.ConsoleApplication).WithRetired("convert.retired.json", Retired);

    /// <summary>Nothing throws: no analyzer, which would be AD0001, and no fix, whose changes are made.</summary>
    private static async Task AssertHolds(string code)
    {
        var project = Project(code);
        var found = await AnalyzedCode.AnalyzeBroken(project, Analyzers);
        Assert.True(found.All(static diagnostic => diagnostic.Id != "AD0001"), $"{code}\n{string.Join('\n', found.Where(static diagnostic => diagnostic.Id == "AD0001"))}");
        foreach (var fix in DescriptorTests.Created<CodeFixProvider>(typeof(SimilarKeyFix)))
        {
            await FixedCode.ApplyEachAsync(project, found, fix);
        }
    }
}

using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>One keystroke takes a retired feature out of code, with what it answered when it was retired.</summary>
public sealed class RetiredMemberFixTests
{
    private const string Retired = """
        {
          "features": [
            {"id": "51", "key": "off", "on_for": "nobody", "variables": [{"key": "text", "type": "string", "is_always_set": false}], "retired": "2026-11-24"},
            {"id": "52", "key": "on", "on_for": "everybody", "variables": [
              {"key": "text", "type": "string", "is_always_set": true, "last_value": "Hello \"you\""},
              {"key": "rows", "type": "integer", "is_always_set": true, "last_value": 3},
              {"key": "share", "type": "float", "is_always_set": true, "last_value": 20.0},
              {"key": "round", "type": "boolean", "is_always_set": true, "last_value": false},
              {"key": "color", "type": "string", "is_always_set": true}], "retired": "2026-11-24"},
            {"id": "53", "key": "varied", "on_for": "some", "variables": [{"key": "text", "type": "string", "is_always_set": true}], "retired": "2026-11-24"},
            {"id": "54", "key": "long-gone", "on_for": "nobody", "retired": "2026-01-01", "is_error": true}
          ],
          "variables": [
            {"feature_id": "11", "key": "color", "type": "string", "retired": "2026-11-23"},
            {"feature_id": "11", "key": "rows", "type": "integer", "retired": "2026-11-23"}]
        }
        """;

    [Theory]
    [InlineData("var yes = flags.Off.IsEnabled(visitor);", "var yes = false;")]
    [InlineData("var yes = flags.On.IsEnabled(visitor);", "var yes = true;")]
    [InlineData("var yes = flags.Varied.IsEnabled(visitor);", "var yes = false;")]
    [InlineData("var yes = flags.LongGone.IsEnabled(visitor);", "var yes = false;")]
    [InlineData("var text = flags.Off.Text.ValueOr(visitor, key);", "var text = key;")]
    [InlineData("var text = flags.Off.Text.ValueOr(fallback: key, visitor: visitor);", "var text = key;")]
    [InlineData("var text = flags.On.Text.ValueOr(visitor, key);", "var text = \"Hello \\\"you\\\"\";")]
    [InlineData("var rows = flags.On.Rows.ValueOr(visitor, 5);", "var rows = 3L;")]
    [InlineData("var share = flags.On.Share.ValueOr(visitor, 5);", "var share = 20D;")]
    [InlineData("var round = flags.On.Round.ValueOr(visitor, true);", "var round = false;")]
    [InlineData("var color = flags.Checkout.NewButton.Color.ValueOr(visitor, \"red\");", "var color = \"red\";")]
    [InlineData("var length = flags.Off.Text.ValueOr(visitor, key + key).Length;", "var length = (key + key).Length;")]
    [InlineData("var rows = flags.Checkout.NewButton.Rows.ValueOr(visitor, 5);", "var rows = 5L;")]
    [InlineData("var rows = flags.Checkout.NewButton.Rows.ValueOr(visitor, key.Length);", "var rows = (long)key.Length;")]
    [InlineData("var rows = flags.Checkout.NewButton.Rows.ValueOr(visitor, -1);", "var rows = (long)(-1);")]
    [InlineData("var rows = flags.Checkout.NewButton.Rows.ValueOr(visitor, key.Length).ToString();", "var rows = ((long)key.Length).ToString();")]
    [InlineData("var color = flags.Checkout.NewButton.Color.ValueOr(visitor, null!);", "var color = (string)(null!);")]
    [InlineData("var text = flags.Off.IsEnabled(visitor) ? key : throw new InvalidOperationException();", "var text = false ? key : throw new InvalidOperationException();")]
    [InlineData("var number = flags.On.IsEnabled(visitor) ? 1 : 2.5;", "var number = true ? 1 : 2.5;")]
    [InlineData("var yes = !flags.Off.IsEnabled(visitor) && key == \"\";", "var yes = key == \"\";")]
    [InlineData("var yes = key == \"\" && (flags.Off.IsEnabled(visitor));", "var yes = false;")]
    [InlineData("var yes = key.Contains('a') && flags.Off.IsEnabled(visitor);", "var yes = key.Contains('a') && false;")]
    [InlineData("var yes = flags.On.IsEnabled(visitor) || key == \"\";", "var yes = true;")]
    [InlineData("var text = flags.On.IsEnabled(visitor) ? key : \"\";", "var text = key;")]
    [InlineData("var text = flags.Off.TryGet(visitor, out var on) ? on.Text + key : key;", "var text = key;")]
    [InlineData("var text = flags.On.TryGet(visitor, out var on) ? on.Text + on.Rows : key;", "var text = \"Hello \\\"you\\\"\" + 3L;")]
    [InlineData("flags.Off.IsEnabled(visitor);\n        var a = 1;", "var a = 1;")]
    [InlineData("var yes = flags.Off.IsEnabled(visitor) == true;", "var yes = false;")]
    [InlineData("var yes = false != flags.On.IsEnabled(visitor);", "var yes = true;")]
    [InlineData("var yes = flags.On.IsEnabled(visitor) is not true;", "var yes = false;")]
    [InlineData("var yes = flags.On.IsEnabled(visitor) is true ? 1 : 2;", "var yes = 1;")]
    [InlineData("string? text = flags.Off.IsEnabled(visitor) ? key : null;", "string? text = null;")]
    [InlineData("int? rows = flags.On.IsEnabled(visitor) ? 1 : null;", "int? rows = 1;")]
    [InlineData("var text = flags.On.IsEnabled(visitor) ? key : null;", "var text = true ? key : null;")]
    [InlineData("var text = !flags.Off.TryGet(visitor, out var on) ? key : on.Text;", "var text = key;")]
    public async Task CVT20x_is_fixed_by_the_value_it_had(string before, string after)
    {
        using var code = Open(Use(before));

        Assert.Equal(Use(after), await code.Fix());
    }

    [Theory]
    [InlineData("flags.Off.IsEnabled(visitor)", "Shown")]
    [InlineData("flags.On.IsEnabled(visitor)", "Hidden")]
    [InlineData("!flags.Off.IsEnabled(visitor)", "Hidden")]
    [InlineData("flags.Off.TryGet(visitor, out var on) && on.Text == key", "Shown")]
    [InlineData("flags.On.TryGet(visitor, out _)", "Hidden")]
    public async Task An_if_leaves_the_branch_that_runs(string condition, string left)
    {
        using var code = Open(Use($$"""
            if ({{condition}})
                    {
                        // why
                        Hidden();
                        Hidden(); // how
                    }
                    else
                    {
                        // why
                        Shown();
                        Shown(); // how
                    }
            """));

        Assert.Equal(
            Use($"""
                // why
                        {left}();
                        {left}(); // how
                """),
            await code.Fix());
    }

    [Theory]
    [InlineData("if (flags.Off.IsEnabled(visitor)) Hidden();\n        Shown();", "Shown();")]
    [InlineData("if (key == \"\") Shown(); else if (flags.Off.IsEnabled(visitor)) Hidden();", "if (key == \"\") Shown();")]
    [InlineData("if (key == \"\") Shown(); else if (flags.Off.IsEnabled(visitor)) Hidden(); else Shown();", "if (key == \"\") Shown(); else Shown();")]
    [InlineData("while (key == \"\") if (flags.Off.IsEnabled(visitor)) Hidden();", "while (key == \"\")\n        {\n        }")]
    [InlineData("if (flags.On.IsEnabled(visitor)) { var a = 1; Say(a); }\n        Shown();", "var a = 1; Say(a);\n        Shown();")]
    [InlineData("if (flags.On.IsEnabled(visitor)) { var a = 1; Say(a); }\n        foreach (var a in key) Say(a);", "{ var a = 1; Say(a); }\n        foreach (var a in key) Say(a);")]
    [InlineData("if (!flags.On.TryGet(visitor, out var on)) return;\n        Say(on.Rows);", "Say(3L);")]
    [InlineData("if (!flags.Off.TryGet(visitor, out var on)) { Shown(); } else { Say(on.Text); }", "Shown();")]
    [InlineData("void Act() { if (!flags.Off.TryGet(visitor, out var on)) return; Say(on.Text); } Act();", "void Act() { return; } Act();")]
    [InlineData("void Act() { if (flags.On.IsEnabled(visitor)) { Shown(); return; } Hidden(); Hidden(); } Act();", "void Act() { Shown(); return; } Act();")]
    [InlineData("foreach (var one in key) { if (!flags.Off.IsEnabled(visitor)) { Say(one); continue; } Hidden(); }", "foreach (var one in key) { Say(one); continue; }")]
    [InlineData("switch (key) { case \"\": if (flags.On.IsEnabled(visitor)) { Shown(); break; } Hidden(); break; }", "switch (key) { case \"\": Shown(); break; }")]
    [InlineData("void Act() { if (flags.On.IsEnabled(visitor)) { Later(); return; } void Later() { } } Act();", "void Act() { Later(); return; void Later() { } } Act();")]
    [InlineData("while (flags.Off.IsEnabled(visitor)) Hidden();\n        Shown();", "Shown();")]
    [InlineData("Shown();\n#pragma warning disable CS0168\n        if (flags.Off.IsEnabled(visitor)) Hidden();\n        int one;", "Shown();\n#pragma warning disable CS0168\n        int one;")]
    [InlineData("Shown();\n        #region Old\n        if (flags.On.IsEnabled(visitor)) { Shown(); }\n        #endregion", "Shown();\n        #region Old\n        Shown();\n        #endregion")]
    [InlineData("// when\n        if (flags.On.IsEnabled(visitor)) // why\n        {\n            // what\n            Shown();\n        }", "// when\n        // why\n        // what\n        Shown();")]
    public async Task What_never_runs_goes(string before, string after)
    {
        using var code = Open(Use(before));

        Assert.Equal(Use(after), await code.Fix());
    }

    [Fact]
    public async Task All_uses_go_at_once_also_two_in_one_condition_and_one_inside_another()
    {
        using var code = Open(Use("""
            if (flags.Off.IsEnabled(visitor) || (key == "" && flags.Off.IsEnabled(visitor)))
                    {
                        if (flags.Off.TryGet(visitor, out var on)) Say(on.Text);
                    }
                    Say(flags.Off.Text.ValueOr(visitor, flags.Off.Text.ValueOr(visitor, key)));
            """));

        Assert.Equal(Use("Say(key);"), await code.FixAll());
    }

    [Theory]
    [InlineData("var decision = flags.Off.Decide(visitor);")]
    [InlineData("Say(flags.Off);")]
    [InlineData("flags.Off.IsEnabled(await Task.FromResult(visitor));")]
    [InlineData("(await Task.FromResult(flags)).Off.IsEnabled(visitor);")]
    [InlineData("var color = flags.On.Color.ValueOr(visitor, key);")]
    [InlineData("if (flags.On.TryGet(visitor, out var on)) Say(on.Color);")]
    [InlineData("if (flags.On.TryGet(visitor, out var on)) Say(on);")]
    [InlineData("if (flags.On.TryGet(visitor, out var on)) Say(nameof(on.Text));")]
    [InlineData("var number = flags.Off.TryGet(visitor, out var on) ? on.Text.Length : 2.5;")]
    [InlineData("if (!flags.Off.TryGet(visitor, out var on)) return; void Later() => Say(on.Text); Later();")]
    [InlineData("Action ask = () => flags.Off.IsEnabled(visitor);")]
    [InlineData("System.Collections.Generic.IEnumerable<int> Rows() { if (flags.Off.IsEnabled(visitor)) yield return 1; } Rows();")]
    [InlineData("Flags? Find() => flags; var yes = Find()?.Own().Off.IsEnabled(visitor);")]
    [InlineData("if (key.Contains('a') && flags.Off.TryGet(visitor, out var on)) Say(on.Text);")]
    [InlineData("var yes = flags?.Off.IsEnabled(visitor);")]
    [InlineData("Func<Visitor, bool> ask = flags.Off.IsEnabled;")]
    public async Task There_is_no_fix_where_no_value_can_stand_for_it(string statements)
    {
        using var code = Open(Use(statements));

        Assert.Empty(await code.Titles());
    }

    [Fact]
    public async Task In_all_files_uses_go_at_once_but_for_those_that_nothing_can_stand_for()
    {
        const string More = """
            using Shop;
            using ConvertTyped;
            internal static class More
            {
                internal static bool Show(Flags flags, Visitor visitor) => !flags.Off.IsEnabled(visitor);
                internal static System.Action Ask(Flags flags, Visitor visitor) => () => flags.Off.IsEnabled(visitor);
            }
            """;
        using var code = Open(Use("Say(flags.Off.IsEnabled(visitor));"), more: [More]);

        Assert.Equal([Use("Say(false);"), More.Replace("!flags.Off.IsEnabled(visitor)", "true", StringComparison.Ordinal)], await code.FixSolution());
    }

    [Fact]
    public async Task At_the_top_level_statements_go_as_well()
    {
        const string Before = """
            using ConvertTyped;
            using Shop;
            var flags = new Flags(ConvertClient.FromConfiguration(new byte[0]));
            if (flags.On.IsEnabled(flags.Visitor("ada")))
            {
                System.Console.WriteLine(1);
                System.Console.WriteLine(2);
            }
            """;
        using var code = Open(Before, OutputKind.ConsoleApplication);

        Assert.Equal(
            """
            using ConvertTyped;
            using Shop;
            var flags = new Flags(ConvertClient.FromConfiguration(new byte[0]));
            System.Console.WriteLine(1);
            System.Console.WriteLine(2);

            """.TrimEnd(),
            (await code.Fix()).TrimEnd());
    }

    private static string Use(string statements) => $$"""
        #pragma warning disable CS0219 // What is assigned here is not used.
        using System;
        using System.Threading.Tasks;
        using ConvertTyped;
        using Shop;

        internal sealed class Page(Flags flags)
        {
            internal async Task Show(Visitor visitor, string key)
            {
                {{statements}}
                await Task.CompletedTask;
            }

            private static void Hidden() => Console.WriteLine();

            private static void Shown() => Console.WriteLine();

            private static void Say(object? what) => Console.WriteLine(what);

            internal Flags Own => flags;
        }

        internal static class Extensions
        {
            internal static Flags Own(this Flags flags) => flags;
        }
        """;

    private static FixedCode Open(string code, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, params string[] more) =>
        new(ShopCode.Project(code, kind, more).WithRetired("convert.retired.json", Retired), analyzer: null, new RetiredMemberFix());
}

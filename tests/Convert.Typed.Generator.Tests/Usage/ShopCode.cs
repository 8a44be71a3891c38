using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Usage;

/// <summary>The shop whose code is looked at: statements in a method that has a root, a client and a visitor.</summary>
internal static class ShopCode
{
    public const string Config = """
        {
          "account_id": "1",
          "project": {"id": "2", "name": "Shop"},
          "features": [
            {"id": "10", "key": "checkout"},
            {"id": "11", "key": "checkout-new-button", "variables": [{"key": "caption", "type": "string"}]},
            {"id": "12", "key": "pricing-table"}
          ],
          "experiences": [{"id": "20", "key": "pricing-page", "variations": [{"id": "30", "key": "annual"}]}],
          "goals": [{"id": "40", "key": "purchase"}],
          "segments": [{"id": "50", "key": "newsletter-readers"}, {"id": "51", "key": "regulars"}]
        }
        """;

    public static string Method(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using ConvertTyped;
        using Shop;

        internal sealed class Page(Flags flags)
        {
            internal Flags Own => flags;

            internal async Task Show(ConvertClient client, Visitor visitor, string key)
            {
                {{statements}}
                await Task.CompletedTask;
            }
        }
        """;

    public static SnapshotProject Project(string code, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, params string[] more) =>
        new SnapshotProject { Code = code, MoreCode = more, Groups = "checkout", OutputKind = kind }.WithSnapshot("convert.config.json", Config);

    public static SnapshotProject WithMethod(string statements) => Project(Method(statements));
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>An additional file that is nowhere on a disk.</summary>
internal sealed class MemoryFile(string path, SourceText text) : AdditionalText
{
    public MemoryFile(string path, string text)
        : this(path, SourceText.From(text, Encoding.UTF8))
    {
    }

    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}

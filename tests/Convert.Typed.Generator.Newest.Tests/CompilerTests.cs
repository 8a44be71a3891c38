using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests;

/// <summary>The repeated tests prove something only with another compiler than the one the generator was built with.</summary>
public sealed class CompilerTests
{
    [Fact]
    public void The_compiler_is_newer_than_the_one_the_generator_was_built_with()
    {
        var oldest = typeof(SnapshotGenerator).Assembly.GetReferencedAssemblies().Single(static referenced => referenced.Name == "Microsoft.CodeAnalysis.CSharp").Version;

        Assert.Equal(new Version(5, 0, 0, 0), oldest);
        Assert.True(typeof(CSharpCompilation).Assembly.GetName().Version > oldest);
    }
}

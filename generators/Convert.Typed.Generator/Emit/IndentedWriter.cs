using System.Text;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes lines of code with the indentation of the block they are in. Lines end with LF on every machine.</summary>
internal sealed class IndentedWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder text = new();
    private int level;

    /// <summary>Writes the lines of a raw string.</summary>
    public void Write(string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            var trimmed = line.TrimEnd('\r');
            if (trimmed.Length > 0)
            {
                text.Append(' ', level * SpacesPerLevel).Append(trimmed);
            }

            text.Append('\n');
        }
    }

    public void WriteLine() => text.Append('\n');

    public void WriteEmptyBlock() => Write("{\n}");

    /// <summary>Opens a brace; disposing closes it.</summary>
    /// <param name="end">The line that does.</param>
    public Block OpenBlock(string end = "}")
    {
        Write("{");
        level++;
        return new(this, end);
    }

    public override string ToString() => text.ToString();

    /// <summary>What is written until the closing brace.</summary>
    public readonly struct Block(IndentedWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer.level--;
            writer.Write(end);
        }
    }
}

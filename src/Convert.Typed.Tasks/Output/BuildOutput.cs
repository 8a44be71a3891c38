using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ConvertTyped.Tasks.Output;

/// <summary>Tells people things where they look.</summary>
internal sealed class BuildOutput(TaskLoggingHelper log, bool hasConsole)
{
    // The build's live display redraws its last lines, the project's and an empty one, from wherever the cursor is.
    private const string RoomForTheLiveDisplay = "\n\n";

    /// <summary>On a console, MSBuild's live display shows no message of a task, so it is written beside it; everywhere else it is a message of the build.</summary>
    public void Tell(string text)
    {
        if (!hasConsole)
        {
            log.LogMessage(MessageImportance.High, "{0}", text);
            return;
        }

        Console.Out.Write($"{text}\n{RoomForTheLiveDisplay}");
        log.LogMessage(MessageImportance.Low, "{0}", text);
    }
}

using System.Diagnostics;

namespace ConvertTyped.Outbox.Tests;

/// <summary>A disk of its own, of half a megabyte.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Bytes = 512 * 1024;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Mounts one; where the machine does not let the test do that, the test is skipped.</summary>
    public static SmallDisk Mount()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A full disk is made by mounting a small one, which needs Linux.");
        var folder = Directory.CreateTempSubdirectory("convert-disk-").FullName;
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={Bytes}", "tmpfs", folder))
        {
            Directory.Delete(folder);
            Assert.Skip("A full disk is made by mounting a small one; run this test as root, in a container that may mount.");
        }

        return new SmallDisk(folder);
    }

    /// <summary>Takes all the space that is left.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                ballast.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Now it is full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>Lets nobody write any more, not even an administrator.</summary>
    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Folder));

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

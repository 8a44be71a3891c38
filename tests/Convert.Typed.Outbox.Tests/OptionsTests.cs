using Example;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConvertTyped.Outbox.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("", 1 << 20, 1, 50, "Set Folder")]
    [InlineData("a\0b", 1 << 20, 1, 50, "Set Folder")]
    [InlineData("here", 1000, 1, 50, "MaximumBytes is 1000")]
    [InlineData("here", 1 << 20, 0, 50, "MaximumAge is 00:00:00")]
    [InlineData("here", 1 << 20, 366, 50, "Set it to a time up to 365 days")]
    [InlineData("here", 1 << 20, 1, 0, "WriteInterval is 00:00:00")]
    [InlineData("here", 1 << 20, 1, 60_001, "the default is 50 milliseconds")]
    public void An_option_that_makes_no_sense_is_refused_with_what_to_set(string folder, long bytes, int days, int milliseconds, string message)
    {
        using var services = new ServiceCollection()
            .AddConvert<Flags>(static options => options.SdkKey = "10012345/10099999")
            .AddConvertOutbox<Flags>(outbox =>
            {
                outbox.Folder = folder;
                outbox.MaximumBytes = bytes;
                outbox.MaximumAge = TimeSpan.FromDays(days);
                outbox.WriteInterval = TimeSpan.FromMilliseconds(milliseconds);
            })
            .BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<Flags>());
        Assert.Contains(message, fault.Message);
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ConvertTyped.Evaluation;
using Shop;

namespace ConvertTyped.Client.Tests;

public sealed class ConfigurationSwapTests
{
    [Fact]
    public async Task A_million_readings_during_swaps_are_each_of_one_config()
    {
        const int readers = 4;
        const int readings = 250_000;
        var (first, second) = (ShopSaying("first", isReversed: false), ShopSaying("second", isReversed: true));
        var client = Configs.Client(first);
        var flags = new Flags(client);
        using var done = new CancellationTokenSource();

        var swaps = 0;
        var swapping = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                client.Replace(swaps++ % 2 == 0 ? second : first);
            }
        });
        var mixtures = await Task.WhenAll(Enumerable.Range(0, readers).Select(reader => Task.Run(() => CountMixtures(flags, reader, readings))));
        await done.CancelAsync();
        await swapping;

        Assert.Equal(0, mixtures.Sum());
        Assert.True(swaps > 10, $"only {swaps} swaps happened");
    }

    [Fact]
    public void A_config_that_is_in_force_no_more_is_let_go()
    {
        var client = Configs.ShopClient();
        var flags = new Flags(client);

        var first = Replace(client);
        flags.Checkout.NewButton.IsEnabled(flags.Visitor("ada"));
        GC.Collect();

        Assert.False(first.TryGetTarget(out _));
    }

    // In a frame of its own, so that nothing of it is left on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<CompiledConfiguration> Replace(ConvertClient client)
    {
        var first = new WeakReference<CompiledConfiguration>(client.Configuration);
        client.Replace(Configs.ShopWith(static config => config["audiences"]!.AsArray().Clear()));
        return first;
    }

    // Answers that are not wholly of one config, or are none at all.
    private static int CountMixtures(Flags flags, int reader, int readings)
    {
        var attributes = new AttributeSet { ["country"] = "US" };
        var mixtures = 0;
        for (var number = 0; number < readings; number++)
        {
            var visitor = flags.Visitor($"visitor-{reader}-{number % 1_000}", attributes);
            var isOn = flags.Checkout.NewButton.TryGet(visitor, out var button);
            if (isOn ? button.Caption != button.Color : flags.Client.Experience("checkout-button").Decide(visitor).VariationKey != "original")
            {
                mixtures++;
            }
        }

        return mixtures;
    }

    // Reversed, features and variables stand at other places: positions of one config read the wrong values of the other.
    private static string ShopSaying(string word, bool isReversed) => Configs.ShopWith(config =>
    {
        if (isReversed)
        {
            Reverse(config["features"]!.AsArray());
            foreach (var feature in config["features"]!.AsArray())
            {
                Reverse(feature!["variables"]!.AsArray());
            }
        }

        foreach (var variation in config.Experience("checkout-button")["variations"]!.AsArray().Skip(1))
        {
            var values = variation!["changes"]![0]!["data"]!["variables_data"]!;
            (values["caption"], values["color"]) = (word, word);
        }
    });

    private static void Reverse(JsonArray items)
    {
        var reversed = items.Reverse().ToList();
        items.Clear();
        reversed.ForEach(items.Add);
    }
}

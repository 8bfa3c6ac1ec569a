using OpsCenter.Core.Alarms;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class AssetsConfigTests : IDisposable
{
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_NoFile_HasNoAssets() => Assert.Empty(_config.Load().Assets.Assets);

    [Fact]
    public void Load_Chain_EachKnowsWhatIsUpAndDown()
    {
        Write("- {id: camera, name: Camera, dependsOn: [switch], down: [{site: s1, device: d1}]}", "- {id: switch, name: {vi: Bộ chia, en: Switch}, dependsOn: [power]}", "- {id: power, name: Điện}");

        var graph = _config.Load().Assets;

        Assert.Equal(["power", "switch"], graph.Upstream("camera"));
        Assert.Equal(["camera", "switch"], graph.Downstream("power").Order());
        Assert.Equal(["camera"], graph.Of(new AlarmFacts("any", "p", "s1", "north", "d1")));
        Assert.Empty(graph.Of(new AlarmFacts("any", "p", "s1", "north", "d2")));
    }

    [Theory]
    [InlineData("{id: a, name: A, dependsOn: [b]}", "assets[0]", "'b', which is no asset")]
    [InlineData("{name: A}", "assets[0]", "'id' is missing")]
    [InlineData("{id: a, name: A, down: [{site: s2}]}", "assets[0].down[0].site", "no site 's2'")]
    [InlineData("{id: a, name: A, down: [{rule: p.x}]}", "assets[0].down[0].rule", "no rule 'p.x'")]
    [InlineData("{id: a, name: A, down: [{}]}", "assets[0].down[0]", "every alarm")]
    [InlineData("{id: a, name: A, dependson: [b]}", "assets[0].dependson", "unknown key")]
    [InlineData("{id: a, name: A, dependsOn: [a]}", "assets[0]", "a → a")]
    public void Load_Mistake_IsNamedWithLineAndKey(string asset, string key, string problem)
    {
        Write("- " + asset);

        var error = Assert.Single(_config.Errors());

        Assert.Equal(("ingest-config/assets.yaml", 2, key), (error.File, error.Line, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Cycle_IsRefusedWithItsWay()
    {
        Write("- {id: a, name: A, dependsOn: [b]}", "- {id: b, name: B, dependsOn: [c]}", "- {id: c, name: C, dependsOn: [a]}");

        Assert.Contains("a → b → c → a", Assert.Single(_config.Errors()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SameIdTwice_IsAnError()
    {
        Write("- {id: a, name: A}", "- {id: a, name: B}");

        Assert.Contains("there twice", Assert.Single(_config.Errors()).Problem, StringComparison.Ordinal);
    }

    private void Write(params string[] assets) => _config.Write("assets.yaml", "assets:\n" + string.Join('\n', assets) + "\n");
}

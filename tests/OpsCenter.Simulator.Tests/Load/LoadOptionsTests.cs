using Microsoft.Extensions.Configuration;
using OpsCenter.Simulator.Load;
using Xunit;

namespace OpsCenter.Simulator.Tests.Load;

public sealed class LoadOptionsTests
{
    [Fact]
    public void Parse_FullCommandLine_TakesEveryArgument()
    {
        var errors = new List<string>();

        var options = LoadOptions.Parse(Arguments("--devices", "5000", "--rate", "5000", "--qos", "1", "--duration", "90s", "--readings", "3", "--ledger", "x", "--drain", "500ms"), errors);

        Assert.Empty(errors);
        Assert.Equal((5000, 5000, 1, 3), (options.Devices, options.Rate, options.Qos, options.Readings));
        Assert.Equal((TimeSpan.FromSeconds(90), TimeSpan.FromMilliseconds(500)), (options.Duration, options.Drain));
    }

    [Theory]
    [InlineData("zero-2", "zero-2-00001")]
    [InlineData(null, "load-00001")]
    public void Parse_Name_IsWhatDevicesBeginWith(string? name, string device)
    {
        var errors = new List<string>();

        var options = LoadOptions.Parse(Arguments(name is null ? [] : ["--name", name]), errors);

        Assert.Empty(errors);
        Assert.Equal(device, options.DeviceName(0));
    }

    [Fact]
    public void Parse_NameThatIsNoClientId_IsRefused()
    {
        var errors = new List<string>();

        LoadOptions.Parse(Arguments("--name", "a/b"), errors);

        Assert.StartsWith("--name", Assert.Single(errors));
    }

    [Fact]
    public void Parse_SeveralWrong_NamesThemAll()
    {
        var errors = new List<string>();

        LoadOptions.Parse(Arguments("--devices", "0", "--rate", "many", "--qos", "2", "--duration", "soon"), errors);

        Assert.Collection(
            errors.Order(),
            error => Assert.StartsWith("--devices", error),
            error => Assert.StartsWith("--duration", error),
            error => Assert.StartsWith("--qos", error),
            error => Assert.StartsWith("--rate", error));
    }

    private static IConfigurationRoot Arguments(params string[] arguments) => new ConfigurationBuilder().AddCommandLine(arguments).Build();
}

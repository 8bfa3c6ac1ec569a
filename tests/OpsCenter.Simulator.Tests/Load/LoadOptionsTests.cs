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

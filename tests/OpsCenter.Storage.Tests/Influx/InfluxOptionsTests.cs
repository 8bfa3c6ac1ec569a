using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpsCenter.Storage.Influx;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

public sealed class InfluxOptionsTests
{
    [Theory]
    [InlineData("Storage:Influx:Url", "Url", "influx:8086")]
    [InlineData("belong in Storage:Influx:Username", "Url", "http://me:secret@influx:8086")]
    [InlineData("Storage:Influx:Database", "Database", "")]
    [InlineData("Storage:Influx:Token", "Token", "abc", "Username", "me", "Password", "x")]
    [InlineData("user and password go together", "Username", "me")]
    [InlineData("NO_SUCH_VARIABLE_HERE", "Token", "env:NO_SUCH_VARIABLE_HERE")]
    [InlineData("Storage:Influx:SpoolBytes", "SpoolBytes", "5")]
    [InlineData("Storage:Influx:Retention:Measurements:traffic", "Retention:Measurements:traffic", "00:00:01")]
    public void Options_Wrong_TheErrorNamesTheKey(string expected, params string[] settings)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read([("Url", "http://influx:8086"), .. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]));

        Assert.Contains(expected, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WithoutAUrl_AreRefused() => Assert.Throws<OptionsValidationException>(() => Read([]));

    [Fact]
    public void Secret_InAFile_IsRead()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.File("token"), "abc\n");

        var options = Read([("Url", "https://influx:8086/base"), ("Token", $"file:{scratch.File("token")}")]);

        Assert.Equal("abc", InfluxStoreOptions.Secret(options.Token));
    }

    [Theory]
    [InlineData(null, StorageProvider.Embedded)]
    [InlineData("embedded", StorageProvider.Embedded)]
    [InlineData("Influx", StorageProvider.Influx)]
    public void Provider_Named_IsChosen(string? text, StorageProvider expected) => Assert.Equal(expected, ProviderOf(text));

    [Theory]
    [InlineData("InfluxDB")]
    [InlineData("7")]
    public void Provider_Unknown_IsRefusedByName(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<OptionsValidationException>(() => ProviderOf(text)).Message, StringComparison.Ordinal);

    private static StorageProvider ProviderOf(string? text) => TelemetryStorageServiceCollectionExtensions.ProviderOf(
        new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", text)]).Build());

    private static InfluxStoreOptions Read((string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.GroupBy(setting => setting.Key).Select(key => new KeyValuePair<string, string?>($"{InfluxStoreOptions.SectionName}:{key.Key}", key.Last().Value))).Build();
        using var services = new ServiceCollection().AddLogging().AddInfluxStorage(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<InfluxStoreOptions>>().Value;
    }
}

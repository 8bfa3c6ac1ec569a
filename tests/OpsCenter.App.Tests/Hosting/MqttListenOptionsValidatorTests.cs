using OpsCenter.App.Hosting;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Hosting;

public sealed class MqttListenOptionsValidatorTests
{
    private readonly MqttListenOptionsValidator _validator = new();

    [Fact]
    public void Validate_Defaults_AreRight() => Assert.True(_validator.Validate(null, new MqttListenOptions()).Succeeded);

    [Fact]
    public void Validate_ClientCertificatesWithoutTlsAndAuthority_NamesBoth()
    {
        var refused = _validator.Validate(null, new MqttListenOptions { ClientCertificates = MqttClientCertificates.Optional });

        Assert.Equal(2, refused.Failures!.Count());
        Assert.Contains("Mqtt:ClientAuthoritiesPath", refused.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Mqtt:CertificatePath", refused.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_RequiredCertificatesBesideClearText_IsRefused()
    {
        using var certificates = new TestCertificates();
        var options = new MqttListenOptions
        {
            CertificatePath = certificates.ServerPath,
            CertificateKeyPath = certificates.ServerKeyPath,
            ClientAuthoritiesPath = certificates.AuthorityPath,
            ClientCertificates = MqttClientCertificates.Required,
            AllowPlaintext = true,
        };

        Assert.Contains("AllowPlaintext", _validator.Validate(null, options).FailureMessage, StringComparison.Ordinal);
        options.AllowPlaintext = false;
        Assert.True(_validator.Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("mqtt", false)]
    [InlineData("/mqtt", true)]
    [InlineData("", true)]
    public void Validate_WebSocketPath_BeginsWithASlashOrIsEmpty(string path, bool valid) =>
        Assert.Equal(valid, _validator.Validate(null, new MqttListenOptions { WebSocketPath = path }).Succeeded);
}

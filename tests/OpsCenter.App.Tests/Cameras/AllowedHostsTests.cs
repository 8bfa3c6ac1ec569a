using System.Net;
using OpsCenter.App.Cameras;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Outbound;
using Xunit;

namespace OpsCenter.App.Tests.Cameras;

/// <summary>Where the proxy may be led: by an address, a redirect, or a name server.</summary>
public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("192.0.2.10", "192.0.2.10", 80, true)]
    [InlineData("192.0.2.10:8080", "192.0.2.10", 80, false)]
    [InlineData("192.0.2.10:8080", "192.0.2.10", 8080, true)]
    [InlineData("10.20.0.0/16", "10.20.3.4", 80, true)]
    [InlineData("10.20.0.0/16", "10.21.3.4", 80, false)]
    [InlineData("0.0.0.0/0", "10.20.3.4", 80, true)]
    [InlineData("0.0.0.0/0", "127.0.0.1", 80, false)]
    [InlineData("0.0.0.0/0", "169.254.169.254", 80, false)]
    [InlineData("0.0.0.0/0", "100.100.100.200", 80, false)]
    [InlineData("127.0.0.1", "127.0.0.1", 80, true)]
    [InlineData("127.0.0.0/8", "127.0.0.2", 80, true)]
    [InlineData("127.0.0.1", "127.0.0.2", 80, false)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", 80, true)]
    [InlineData("192.0.2.10", "::ffff:169.254.169.254", 80, false)]
    [InlineData("::/0", "::1", 80, false)]
    [InlineData("::/0", "fe80::1", 80, false)]
    [InlineData("::/0", "64:ff9b::7f00:1", 80, false)]
    [InlineData("::/0", "2002:7f00:1::1", 80, false)]
    [InlineData("[::1]:90", "::1", 90, true)]
    [InlineData("cam.test", "198.51.100.7", 80, true)]
    [InlineData("cam.test", "10.0.0.1", 80, false)]
    [InlineData("cam.test", "127.0.0.1", 80, false)]
    [InlineData("CAM.test:80", "198.51.100.7", 80, true)]
    [InlineData("other.test", "198.51.100.7", 80, false)]
    public void RefusalOf_AddressOfCamTest_FollowsTheList(string entry, string address, int port, bool allowed) =>
        Assert.Equal(allowed, Hosts(entry).RefusalOf("cam.test", port, IPAddress.Parse(address)) is null);

    [Theory]
    [InlineData("http://cam.test/p", true)]
    [InlineData("http://CAM.TEST./p", true)]
    [InlineData("http://cam.test.evil.test/p", false)]
    [InlineData("http://evil.test/cam.test", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("gopher://cam.test/", false)]
    [InlineData("http://2130706433/", false)]
    [InlineData("http://0x7f.1/", false)]
    [InlineData("http://[::ffff:7f00:1]/", false)]
    public void RefusalOf_AddressBeforeDns_KnowsOnlyTheName(string address, bool allowed) =>
        Assert.Equal(allowed, Hosts("cam.test").RefusalOf(new Uri(address)) is null);

    [Theory]
    [InlineData("")]
    [InlineData("http://cam.test")]
    [InlineData("10.0.0.0/33")]
    [InlineData("cam test")]
    [InlineData("1.2.3")]
    public void Parse_NoHost_IsRefusedAtStart(string entry)
    {
        var options = new CamerasOptions();
        options.AllowedHosts.Add(entry);

        Assert.Contains($"'{entry}'", string.Join('\n', new CamerasOptionsValidator().Validate(null, options).Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_ToAHostThatIsNotListed_IsNotFollowed()
    {
        await using var camera = await FakeCamera.StartAsync();
        await using var secret = await FakeCamera.StartAsync();
        secret.Gives("/admin", "image/jpeg", FakeCamera.Jpeg(1));
        camera.On("/p", context =>
        {
            context.Response.Redirect($"http://127.0.0.1:{secret.Port}/admin");
            return Task.CompletedTask;
        });
        await using var host = await CameraHost.StartAsync([Some(camera.Address + "p")], [$"127.0.0.1:{camera.Port}"]);

        var (status, reason, _) = await host.ProblemAsync("/api/v1/cameras/c/snapshot");

        Assert.Equal((HttpStatusCode.BadGateway, "notAllowed"), (status, reason));
        Assert.Empty(secret.Asked);
    }

    [Fact]
    public async Task Redirect_OnTheSameHost_IsFollowed()
    {
        await using var camera = await FakeCamera.StartAsync();
        camera.Gives("/q", "image/jpeg", FakeCamera.Jpeg(3)).On("/p", context =>
        {
            context.Response.Redirect("/q");
            return Task.CompletedTask;
        });
        await using var host = await CameraHost.StartAsync([Some(camera.Address + "p")], ["127.0.0.1"]);

        Assert.Equal(FakeCamera.Jpeg(3), await host.Viewer.GetByteArrayAsync("/api/v1/cameras/c/snapshot"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("10.1.2.3")]
    [InlineData("::1")]
    public async Task Name_ThatLeadsInside_IsNotConnected(string address)
    {
        await using var camera = await FakeCamera.StartAsync();
        camera.Gives("/p", "image/jpeg", FakeCamera.Jpeg(1));
        await using var host = await CameraHost.StartAsync([Some($"http://cam.test:{camera.Port}/p")], ["cam.test"], _ => [IPAddress.Parse(address)]);

        Assert.Equal("notAllowed", (await host.ProblemAsync("/api/v1/cameras/c/snapshot")).Reason);
        Assert.Empty(camera.Asked);
    }

    [Fact]
    public async Task Name_WithOneAllowedAddress_ConnectsToThatOne()
    {
        await using var camera = await FakeCamera.StartAsync();
        camera.Gives("/p", "image/jpeg", FakeCamera.Jpeg(1));
        await using var host = await CameraHost.StartAsync(
            [Some($"http://cam.test:{camera.Port}/p")], ["cam.test", "127.0.0.1"], _ => [IPAddress.Parse("10.255.255.1"), IPAddress.Loopback]);

        Assert.Equal(FakeCamera.Jpeg(1), await host.Viewer.GetByteArrayAsync("/api/v1/cameras/c/snapshot"));
    }

    private static AllowedHosts Hosts(params string[] entries) => AllowedHosts.Of(entries, "Cameras:AllowedHosts");

    private static CameraConfig Some(string snapshot) => new() { Id = "c", Site = "c", Snapshot = new Uri(snapshot) };
}

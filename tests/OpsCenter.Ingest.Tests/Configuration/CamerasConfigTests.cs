using OpsCenter.Ingest.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class CamerasConfigTests : IDisposable
{
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_Camera_TakesEveryKey()
    {
        Write("- {site: s1, id: s-2, name: {vi: Cổng, en: Gate}, snapshot: 'http://192.0.2.1/a', mjpeg: 'https://cam/b', hls: 'http://cam:81/c/i.m3u8', user: u, password: env:CAM_1, refresh: 2s}");

        var camera = Assert.Single(IngestConfigLoader.Load(_config.Folder).Configuration!.Cameras.Cameras);

        Assert.Equal(("s-2", "s1", "Gate", "u", "env:CAM_1"), (camera.Id, camera.Site, camera.Name!.En, camera.User, camera.PasswordSource));
        Assert.Equal(("/a", "cam", 81), (camera.Snapshot!.AbsolutePath, camera.Mjpeg!.Host, camera.Hls!.Port));
        Assert.Equal(TimeSpan.FromSeconds(2), camera.Refresh);
    }

    [Fact]
    public void Load_CameraWithoutId_HasTheSitesId()
    {
        Write("- {site: s1, snapshot: 'http://192.0.2.1/a'}");

        Assert.Equal("s1", Assert.Single(IngestConfigLoader.Load(_config.Folder).Configuration!.Cameras.Cameras).Id);
    }

    [Theory]
    [InlineData("{site: nowhere, snapshot: 'http://h/a'}", "cameras[0].site", "in no sites.yaml")]
    [InlineData("{site: s1}", "cameras[0]", "no address")]
    [InlineData("{site: s1, snapshot: 'rtsp://h/a'}", "cameras[0].snapshot", "not an http")]
    [InlineData("{site: s1, snapshot: 'file:///etc/passwd'}", "cameras[0].snapshot", "not an http")]
    [InlineData("{site: s1, snapshot: 'http://h/a', user: u, password: secret}", "cameras[0].password", "not written here")]
    [InlineData("{site: s1, snapshot: 'http://h/a', user: u}", "cameras[0]", "belong together")]
    [InlineData("{site: s1, snapshot: 'http://h/a', refresh: 1ms}", "cameras[0].refresh", "no time between")]
    [InlineData("{site: s1, id: ../x, snapshot: 'http://h/a'}", "cameras[0].id", "cannot be an id")]
    [InlineData("{site: s1, snapshott: 'http://h/a', hls: 'http://h/i.m3u8'}", "cameras[0].snapshott", "unknown key")]
    public void Load_Mistake_IsNamedWithLineAndKey(string camera, string key, string problem)
    {
        Write("- " + camera);

        var error = Assert.Single(_config.Errors());

        Assert.Equal(("ingest-config/packs/p/cameras.yaml", 2, key), (error.File, error.Line, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PasswordInTheAddress_IsRefusedAndNotRepeated()
    {
        Write("- {site: s1, snapshot: 'http://admin:hunter2@192.0.2.1/a'}");

        var error = Assert.Single(_config.Errors());

        Assert.Contains("user or password", error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SameCameraTwice_IsAnError()
    {
        Write("- {site: s1, snapshot: 'http://h/a'}\n- {site: s1, snapshot: 'http://h/b'}");

        Assert.Contains("there twice", Assert.Single(_config.Errors()).Problem, StringComparison.Ordinal);
    }

    private void Write(string cameras) => _config.Write("packs/p/cameras.yaml", "cameras:\n" + cameras + "\n");
}

using System.Net;
using OpsCenter.Core.Cameras;
using Xunit;

namespace OpsCenter.App.Tests.Cameras;

public sealed class SnapshotTests : IAsyncLifetime
{
    private const string Path = "/api/v1/cameras/c/snapshot";
    private FakeCamera _camera = null!;

    public async Task InitializeAsync() => _camera = await FakeCamera.StartAsync();

    public async Task DisposeAsync() => await _camera.DisposeAsync();

    [Fact]
    public async Task Snapshot_ManyViewersAtOnce_AskTheCameraOnce()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        _camera.On("/p", async context =>
        {
            asked.TrySetResult();
            await answer.Task;
            context.Response.ContentType = "image/jpeg";
            await context.Response.Body.WriteAsync(FakeCamera.Jpeg(1));
        });
        await using var host = await HostAsync();

        var viewers = Enumerable.Range(0, 8).Select(_ => host.Viewer.GetByteArrayAsync(Path)).ToArray();
        await asked.Task;
        answer.SetResult();

        Assert.All(await Task.WhenAll(viewers), bytes => Assert.Equal(FakeCamera.Jpeg(1), bytes));
        Assert.Equal(FakeCamera.Jpeg(1), await host.Viewer.GetByteArrayAsync(Path));
        Assert.Equal(1, _camera.Count("/p"));
    }

    [Fact]
    public async Task Snapshot_ViewerHasItAlready_AnswersNotModified()
    {
        _camera.Gives("/p", "image/jpeg", FakeCamera.Jpeg(1));
        await using var host = await HostAsync();
        using var first = await host.Viewer.GetAsync(Path);
        using var again = new HttpRequestMessage(HttpMethod.Get, Path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await host.Viewer.SendAsync(again);

        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.True(long.Parse(second.Headers.GetValues("X-Picture-Age").Single(), System.Globalization.CultureInfo.InvariantCulture) >= 0);
    }

    [Fact]
    public async Task Snapshot_WithoutPermission_IsRefusedInTheService()
    {
        _camera.Gives("/p", "image/jpeg", FakeCamera.Jpeg(1));
        await using var host = await HostAsync();

        using var answer = await host.Stranger.GetAsync(Path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(_camera.Asked);
    }

    [Fact]
    public async Task Snapshot_NoSuchCamera_Is404()
    {
        await using var host = await HostAsync();

        Assert.Equal((HttpStatusCode.NotFound, "unknown"), Two(await host.ProblemAsync("/api/v1/cameras/nowhere/snapshot")));
        Assert.Equal((HttpStatusCode.NotFound, "noStream"), Two(await host.ProblemAsync("/api/v1/cameras/blind/snapshot")));
    }

    [Fact]
    public async Task Snapshot_NobodyListens_Is502ThatNamesTheCamera()
    {
        await using var host = await CameraHost.StartAsync([Some("http://127.0.0.1:1/p")], ["127.0.0.1"]);

        var (status, reason, detail) = await host.ProblemAsync(Path);

        Assert.Equal((HttpStatusCode.BadGateway, "unreachable"), (status, reason));
        Assert.Contains("'c'", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_CameraDrips_Is504()
    {
        _camera.On("/p", async context =>
        {
            context.Response.ContentType = "image/jpeg";
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (await timer.WaitForNextTickAsync(context.RequestAborted))
            {
                await context.Response.Body.WriteAsync(new byte[] { 0xFF });
                await context.Response.Body.FlushAsync();
            }
        });
        await using var host = await HostAsync(("RequestTimeout", "00:00:00.5"));

        Assert.Equal((HttpStatusCode.GatewayTimeout, "timedOut"), Two(await host.ProblemAsync(Path)));
    }

    [Theory]
    [InlineData("text/html", "<html>", "wrongContent")]
    [InlineData("image/jpeg", "<html>", "wrongContent")]
    [InlineData("image/svg+xml", "<svg/>", "wrongContent")]
    public async Task Snapshot_NoJpeg_IsRefused(string type, string body, string expected)
    {
        _camera.Gives("/p", type, body);
        await using var host = await HostAsync();

        Assert.Equal((HttpStatusCode.BadGateway, expected), Two(await host.ProblemAsync(Path)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Snapshot_HugeBody_IsCutOff(bool withLength)
    {
        _camera.On("/p", async context =>
        {
            var body = FakeCamera.Jpeg(1, 4000);
            context.Response.ContentType = "image/jpeg";
            context.Response.ContentLength = withLength ? body.Length : null;
            await context.Response.Body.WriteAsync(body);
        });
        await using var host = await HostAsync(("MaxSnapshotBytes", "2000"));

        Assert.Equal((HttpStatusCode.BadGateway, "tooLarge"), Two(await host.ProblemAsync(Path)));
    }

    [Fact]
    public async Task Snapshot_CameraFailed_IsLeftAloneForAWhile()
    {
        _camera.On("/p", context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var host = await HostAsync(("RetryAfter", "00:01:00"));

        await host.ProblemAsync(Path);
        Assert.Equal((HttpStatusCode.BadGateway, "answered"), Two(await host.ProblemAsync(Path)));

        Assert.Equal(1, _camera.Count("/p"));
    }

    [Fact]
    public async Task Snapshot_DigestCamera_GetsThePasswordFromTheEnvironmentAndNoOther()
    {
        var variable = "CAMERA_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(variable, "hunter2");
        _camera.On("/p", context =>
        {
            if (context.Request.Headers.Authorization.ToString().StartsWith("Digest username=\"u\"", StringComparison.Ordinal))
            {
                context.Response.ContentType = "image/jpeg";
                return context.Response.Body.WriteAsync(FakeCamera.Jpeg(7)).AsTask();
            }

            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Digest realm=\"cam\", nonce=\"abc\", qop=\"auth\", algorithm=MD5";
            return Task.CompletedTask;
        });
        await using var host = await CameraHost.StartAsync([Some(_camera.Address + "p") with { User = "u", PasswordSource = "env:" + variable }], ["127.0.0.1"]);

        Assert.Equal(FakeCamera.Jpeg(7), await host.Viewer.GetByteArrayAsync(Path));
        Assert.DoesNotContain(_camera.Asked, request => request.Authorization?.Contains("hunter2", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Snapshot_PasswordMissing_SaysWhichVariable()
    {
        await using var host = await CameraHost.StartAsync([Some(_camera.Address + "p") with { User = "u", PasswordSource = "env:CAMERA_TEST_NOT_SET" }], ["127.0.0.1"]);

        var (status, reason, detail) = await host.ProblemAsync(Path);

        Assert.Equal((HttpStatusCode.BadGateway, "credentials"), (status, reason));
        Assert.Contains("CAMERA_TEST_NOT_SET", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NearASite_IsSortedByDistance()
    {
        await using var host = await CameraHost.StartAsync([Some("http://127.0.0.1:1/p"), Some("http://127.0.0.1:1/q") with { Id = "d", Site = "d" }], []);

        var all = await host.Viewer.GetStringAsync("/api/v1/cameras");
        var near = await host.Viewer.GetStringAsync("/api/v1/cameras?near=d&limit=2");

        Assert.Contains("\"id\":\"blind\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", all, StringComparison.Ordinal);
        Assert.True(near.IndexOf("\"id\":\"d\"", StringComparison.Ordinal) < near.IndexOf("\"id\":\"c\"", StringComparison.Ordinal), near);
        Assert.DoesNotContain("blind", near, StringComparison.Ordinal);
    }

    private static (HttpStatusCode, string?) Two((HttpStatusCode Status, string? Reason, string) problem) => (problem.Status, problem.Reason);

    private static CameraConfig Some(string snapshot) => new() { Id = "c", Site = "c", Snapshot = new Uri(snapshot) };

    private Task<CameraHost> HostAsync(params (string Key, string Value)[] settings) =>
        CameraHost.StartAsync([Some(_camera.Address + "p")], ["127.0.0.1"], null, settings);
}

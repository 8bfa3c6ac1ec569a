using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.Cameras;
using OpsCenter.Core.Cameras;

namespace OpsCenter.App.OperatorConsole.Cameras;

/// <summary>The cameras around a site, each with a picture that is renewed while one looks; nothing where there is no camera near.</summary>
public sealed partial class NearestCameras
{
    private const int Shown = 3;
    private static readonly TimeSpan LeastRefresh = TimeSpan.FromSeconds(3);
    private readonly HashSet<string> _failed = [];
    private IReadOnlyList<CameraDistance> _near = [];

    /// <summary>Id of the site; null where the place is not known.</summary>
    [Parameter]
    [EditorRequired]
    public required string? Site { get; set; }

    [Inject]
    private CameraService Cameras { get; set; } = null!;

    protected override void OnParametersSet() => _near = Cameras.NearSite(Caller, Site, Shown);

    private static bool HasSnapshot(Camera camera) => camera.Streams.Contains(CameraStream.Snapshot);

    private static string Distance(double metres) => metres < 1000
        ? string.Create(CultureInfo.CurrentCulture, $"{Math.Round(metres / 10) * 10:0} m")
        : string.Create(CultureInfo.CurrentCulture, $"{metres / 1000:0.#} km");

    /// <summary>The number only makes the address new every few seconds; the server decides what is fresh.</summary>
    private string Address(Camera camera)
    {
        var refresh = camera.Refresh > LeastRefresh ? camera.Refresh : LeastRefresh;
        var turn = Now.At.UnixMilliseconds / (long)refresh.TotalMilliseconds;
        return string.Create(CultureInfo.InvariantCulture, $"/api/v1/cameras/{Uri.EscapeDataString(camera.Id)}/snapshot?turn={turn}");
    }

    private string Reason(Camera camera) => HasSnapshot(camera)
        ? Cameras.LastFault(Caller, camera.Id, CameraStream.Snapshot) is { } fault ? T[$"CameraFault.{fault.Kind}"] : ""
        : T[$"CameraFault.{nameof(CameraFaultKind.NoStream)}"];

    private void Came(string camera) => _failed.Remove(camera);

    private void Failed(string camera) => _failed.Add(camera);
}

using System.Collections.Frozen;

namespace OpsCenter.Core.Cameras;

/// <summary>All cameras of the province. Immutable; swapped whole.</summary>
public sealed class CameraSet
{
    private const double EarthRadiusMetres = 6_371_000;
    private readonly FrozenDictionary<string, Camera> _byId;

    public CameraSet(IEnumerable<Camera> cameras)
    {
        All = [.. cameras.OrderBy(camera => camera.Id, StringComparer.Ordinal)];
        _byId = All.ToFrozenDictionary(camera => camera.Id);
    }

    public static CameraSet Empty { get; } = new([]);

    /// <summary>In order of id.</summary>
    public IReadOnlyList<Camera> All { get; }

    public Camera? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Cameras that can be seen, nearest first.</summary>
    public IReadOnlyList<CameraDistance> Nearest(double longitude, double latitude, int count, double withinMetres) =>
    [
        .. All
            .Where(camera => camera.Streams.Count > 0)
            .Select(camera => new CameraDistance(camera, Metres(longitude, latitude, camera.Longitude, camera.Latitude)))
            .Where(camera => camera.Metres <= withinMetres)
            .OrderBy(camera => camera.Metres)
            .ThenBy(camera => camera.Camera.Id, StringComparer.Ordinal)
            .Take(count),
    ];

    /// <summary>Great-circle distance (haversine).</summary>
    public static double Metres(double longitude1, double latitude1, double longitude2, double latitude2)
    {
        const double degree = Math.PI / 180;
        var byLatitude = Math.Sin((latitude2 - latitude1) * degree / 2);
        var byLongitude = Math.Sin((longitude2 - longitude1) * degree / 2);
        var chord = (byLatitude * byLatitude) + (Math.Cos(latitude1 * degree) * Math.Cos(latitude2 * degree) * byLongitude * byLongitude);
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}

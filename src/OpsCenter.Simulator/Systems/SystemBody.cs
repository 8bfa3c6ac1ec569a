using System.Text.Json;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems;

/// <summary>A body in JSON.</summary>
/// <param name="model">The province.</param>
/// <param name="path">System and path.</param>
/// <param name="step">How often it changes.</param>
internal abstract class SystemBody(ProvinceModel model, string path, TimeSpan step) : ISystemBody
{
    /// <inheritdoc/>
    public string Path => path;

    /// <inheritdoc/>
    public virtual string ContentType => "application/json; charset=utf-8";

    /// <inheritdoc/>
    public TimeSpan Step => step;

    protected ProvinceModel Model => model;

    /// <inheritdoc/>
    public virtual byte[] Write(DateTimeOffset at) => Payload.Json(json => Write(json, at));

    /// <summary>The members of the object.</summary>
    protected virtual void Write(Utf8JsonWriter json, DateTimeOffset at) => throw new NotSupportedException($"{path} writes no JSON");

    /// <summary>Sites of some kinds with the code of their first device.</summary>
    protected IEnumerable<(SimulatedSite Site, string Code)> Sites(params string[] kinds) =>
        model.Sites.Where(site => kinds.Contains(site.Kind)).SelectMany(site => site.Devices.Take(1).Select(code => (site, code)));

    /// <summary>Local time with its zone, as Vietnamese systems write it.</summary>
    protected static string Local(DateTimeOffset at) => Shape.Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    protected static void Rows<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems;

/// <summary>A body in the text format of Prometheus 0.0.4.</summary>
internal abstract class Exposition(ProvinceModel model, string path, TimeSpan step) : SystemBody(model, path, step)
{
    /// <inheritdoc/>
    public override string ContentType => "text/plain; version=0.0.4; charset=utf-8";

    /// <inheritdoc/>
    public override byte[] Write(DateTimeOffset at)
    {
        var text = new StringBuilder(8192);
        Write(text, at);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    protected abstract void Write(StringBuilder text, DateTimeOffset at);

    protected static void Family(StringBuilder text, string name, string type, string help) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

    protected static void Sample(StringBuilder text, string name, string labels, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}}} {value:0.######}\n");
}

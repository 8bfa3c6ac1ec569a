namespace OpsCenter.Simulator.Systems;

/// <summary>One address of a sector system. A pure function of time: add a class, name it in <see cref="SystemCatalogue"/>, and it is served.</summary>
public interface ISystemBody
{
    /// <summary>System and path, e.g. <c>health/hospitals.json</c>; served below <c>/systems/</c>.</summary>
    string Path { get; }

    /// <summary>As the system names it.</summary>
    string ContentType { get; }

    /// <summary>It changes at full steps of this; between two it is the same, and so is its ETag.</summary>
    TimeSpan Step { get; }

    /// <summary>What it says at a full step.</summary>
    byte[] Write(DateTimeOffset at);
}

namespace OpsCenter.Simulator.Province;

/// <summary>Something a camera tracks from <see cref="From"/> to <see cref="Until"/>.</summary>
/// <param name="Camera">Name of the camera.</param>
/// <param name="Number">Makes it unique at its camera.</param>
/// <param name="Label">Class in Frigate's terms: person, car, motorcycle, truck.</param>
/// <param name="From">First seen.</param>
/// <param name="Until">Last seen.</param>
/// <param name="Plate">Licence plate as read, or null.</param>
public sealed record SeenObject(string Camera, long Number, string Label, DateTimeOffset From, DateTimeOffset Until, string? Plate);

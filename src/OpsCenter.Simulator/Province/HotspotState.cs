namespace OpsCenter.Simulator.Province;

/// <summary>A Wi-Fi access point; rates as the access point counts them.</summary>
public readonly record struct HotspotState(bool Online, int Clients, double ReceivedKbps, double SentKbps);

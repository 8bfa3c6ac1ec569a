namespace OpsCenter.Simulator.Devices;

/// <summary>A system that posts its messages over HTTP: what it calls topic is the path behind <c>/api/v1/ingest/</c>.</summary>
public interface IPushingDevice : ISimulatedDevice;

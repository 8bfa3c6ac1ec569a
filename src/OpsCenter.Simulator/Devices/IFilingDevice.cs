namespace OpsCenter.Simulator.Devices;

/// <summary>An office that leaves files: what it calls topic, <c>drop/{folder}/{name}</c>, is the file <c>{folder}/{name}.csv</c> in the folder of drops.</summary>
public interface IFilingDevice : ISimulatedDevice;

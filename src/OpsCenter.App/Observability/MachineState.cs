using OpsCenter.Storage;

namespace OpsCenter.App.Observability;

/// <summary>What the process takes of its machine.</summary>
/// <param name="CpuShare">Of all processors since the look before, 0 to 1; null at the first.</param>
/// <param name="MemoryBytes">Working set.</param>
/// <param name="DiskFreeBytes">Where the data folder lies, for this user; null where the system does not say.</param>
/// <param name="DiskFreeShare">The same of the whole disk, 0 to 1.</param>
internal sealed record MachineState(double? CpuShare, long MemoryBytes, long? DiskFreeBytes, double? DiskFreeShare)
{
    public static MachineState Look(DataFolder folder, TimeSpan cpuBefore, TimeSpan elapsed, out TimeSpan cpu)
    {
        cpu = Environment.CpuUsage.TotalTime;
        double? share = elapsed > TimeSpan.Zero ? Math.Clamp((cpu - cpuBefore) / elapsed / Environment.ProcessorCount, 0, 1) : null;
        try
        {
            var disk = new DriveInfo(Path.GetFullPath(folder.Path));
            return new MachineState(share, Environment.WorkingSet, disk.AvailableFreeSpace, (double)disk.AvailableFreeSpace / disk.TotalSize);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new MachineState(share, Environment.WorkingSet, null, null);
        }
    }
}

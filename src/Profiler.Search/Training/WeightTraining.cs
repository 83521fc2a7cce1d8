using Profiler.Search.Checkpoints;
using Profiler.Search.Choices;
using Profiler.Search.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Training;

/// <summary>The weights' part of a step: the task's loss alone, with gates that carry no gradient.</summary>
internal sealed class WeightTraining : IDisposable
{
    private readonly SearchTrainer _trainer;
    private readonly GateSampler _gates;
    private readonly PathMode _mode;

    public WeightTraining(SearchTrainer trainer)
    {
        _trainer = trainer;
        _gates = new GateSampler(trainer.Parameters, trainer.Options.Seed, "weights");
        // One path is a network as it will be; a second one is for comparing the two, which only the architecture does.
        _mode = trainer.Options.Mode == PathMode.All ? PathMode.All : PathMode.Sampled();
        Optimizer = new WeightOptimizer(trainer.Subject.Supernet.Parameters, trainer.Options.Weights);
    }

    public WeightOptimizer Optimizer { get; }

    public MovingAverage Loss { get; private set; }

    public double LearningRate(long step) => CosineSchedule.At(_trainer.Options.Weights.LearningRate, step, _trainer.Options.Steps);

    public void Train(SampleBatch samples)
    {
        using DisposeScope scope = NewDisposeScope();
        SearchSubject subject = _trainer.Subject;
        ChoiceGates gates = _gates.Draw(_mode, _trainer.Temperature, _trainer.Step, differentiable: false);
        LabelledBatch batch = LabelledBatch.Of(samples, _trainer.Parameters.Theta.device);
        Tensor loss = subject.Task.Loss(subject.Supernet.forward(batch.Images, gates), batch.Labels);
        loss.backward();
        var gradients = Optimizer.Gradients();
        Tensor mean = loss.detach();
        _trainer.Replicas?.Average([mean, .. gradients.Select(found => found.Gradient)]);
        double value = TrainingFault.RequireFinite(mean.item<float>(), "the task's loss on the weights' half");
        double norm = GradientNorm.Clip([.. gradients.Select(found => found.Gradient)], _trainer.Options.MaxGradientNorm);
        TrainingFault.RequireFinite(norm, "the gradient of the weights");
        Optimizer.Step(gradients, LearningRate(_trainer.Step));
        Loss = Loss.With(value);
    }

    /// <summary>Takes over the momentum that the checkpoint has, and its average of the loss.</summary>
    public void Restore(Checkpoint checkpoint)
    {
        Loss = checkpoint.Header.Numbers.WeightsLoss;
        Optimizer.Clear();
        foreach ((string name, Tensor parameter) in _trainer.Subject.Supernet.Parameters)
        {
            if (checkpoint.Contains(TensorNames.Momentum + name))
            {
                Tensor momentum = zeros_like(parameter).detach();
                checkpoint.CopyTo(TensorNames.Momentum + name, momentum);
                Optimizer.Restore(name, momentum);
            }
        }
    }

    public void Dispose() => Optimizer.Dispose();
}

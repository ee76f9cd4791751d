package com.exasol.sme.predict.answer;

import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.ModelAnswer;

/** How an answer becomes the output values of rows. */
public interface AnswerFormat {
    /** Gives each row of the batch its output values, or throws what is wrong with the answer. */
    void read(ModelAnswer answer, Batch batch);

    /** {@return how much memory the output values of a row may take, judged by those that were read; of all others, little} */
    int outputBytes();
}

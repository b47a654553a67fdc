/**
 * Stand-ins for what a report must not carry out of a company: users, computers, domains, addresses
 * and names below profile folders. It sits right behind the readers, so whatever is made of a trace
 * is made of stand-ins and no view can forget one.
 */
@NullMarked
package dev.stallscope.redact;

import org.jspecify.annotations.NullMarked;
